import { randomBytes } from "node:crypto";
import type { Database } from "../store/database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS access_tokens (
  token TEXT PRIMARY KEY, online INTEGER NOT NULL, scopes TEXT NOT NULL,
  expires_at INTEGER, used INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS refresh_tokens (
  token TEXT PRIMARY KEY, scopes TEXT NOT NULL, expires_at INTEGER NOT NULL,
  successor TEXT) STRICT, WITHOUT ROWID;
`;
export const offlineSeconds = 3600;
export const onlineSeconds = 86_399;
export const refreshSeconds = 7_776_000;

export interface AccessToken {
  token: string;
  online: boolean;
  scopes: string[];
}
export interface IssuedTokens extends AccessToken {
  refreshToken: string | null;
}

/**
 * A shop's tokens, kept over restarts. They age by the real clock, because the app judges them by
 * its own.
 */
export interface Tokens {
  issue(kind: "online" | "offline" | "expiringOffline", scopes: string[]): IssuedTokens;
  /** null when the refresh token is unknown, expired, or its successor was used already */
  refresh(refreshToken: string): IssuedTokens | null;
  /** the token if it may be used now; its first use ends the refresh token it came from */
  use(token: string): AccessToken | null;
  expireAll(): void;
  revokeAll(): void;
}

export function createTokens(db: Database): Tokens {
  db.file.exec(tables);
  const seconds = () => Math.floor(Date.now() / 1000);
  const random = (prefix: string) => prefix + randomBytes(16).toString("hex");

  function issue(kind: "online" | "offline" | "expiringOffline", scopes: string[]): IssuedTokens {
    const online = kind === "online";
    const token = random(online ? "shpua_" : "shpat_");
    const life = { online: onlineSeconds, offline: null, expiringOffline: offlineSeconds }[kind];
    db.prepare(
      "INSERT INTO access_tokens (token, online, scopes, expires_at) VALUES (?, ?, ?, ?)",
    ).run(token, online ? 1 : 0, scopes.join(","), life === null ? null : seconds() + life);
    if (kind !== "expiringOffline") return { token, online, scopes, refreshToken: null };
    const refreshToken = random("shprt_");
    db.prepare("INSERT INTO refresh_tokens (token, scopes, expires_at) VALUES (?, ?, ?)").run(
      refreshToken,
      scopes.join(","),
      seconds() + refreshSeconds,
    );
    return { token, online, scopes, refreshToken };
  }

  return {
    issue: (kind, scopes) => db.transaction(() => issue(kind, scopes)),
    refresh(refreshToken) {
      return db.transaction(() => {
        const row = db
          .prepare("SELECT scopes FROM refresh_tokens WHERE token = ? AND expires_at > ?")
          .get(refreshToken, seconds());
        if (!row) return null;
        const issued = issue("expiringOffline", (row["scopes"] as string).split(","));
        db.prepare("UPDATE refresh_tokens SET successor = ? WHERE token = ?").run(
          issued.token,
          refreshToken,
        );
        return issued;
      });
    },
    use(token) {
      const row = db
        .prepare("SELECT online, scopes, expires_at, used FROM access_tokens WHERE token = ?")
        .get(token);
      if (!row) return null;
      const expires = row["expires_at"] as number | null;
      if (expires !== null && expires <= seconds()) return null;
      if (row["used"] === 0) {
        db.transaction(() => {
          db.prepare("UPDATE access_tokens SET used = 1 WHERE token = ?").run(token);
          db.prepare("DELETE FROM refresh_tokens WHERE successor = ?").run(token);
        });
      }
      const scopes = (row["scopes"] as string).split(",").filter((scope) => scope !== "");
      return { token, online: row["online"] === 1, scopes };
    },
    expireAll() {
      db.prepare("UPDATE access_tokens SET expires_at = ? WHERE expires_at IS NOT NULL").run(
        seconds() - 1,
      );
    },
    revokeAll() {
      db.transaction(() => {
        db.prepare("DELETE FROM access_tokens").run();
        db.prepare("DELETE FROM refresh_tokens").run();
      });
    },
  };
}
