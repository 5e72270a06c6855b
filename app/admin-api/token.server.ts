import { z } from "zod";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { env } from "../env.server.ts";
import { decrypt, encrypt } from "../secrets.server.ts";
import { unavailable } from "./errors.ts";

const MARGIN_MS = 5 * 60_000;
const TIMEOUT_MS = 15_000;

const answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.number().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive().optional(),
});

/**
 * The access token of a shop, renewed when it is about to end. The session row is locked meanwhile, so of all processes
 * only one uses the refresh token, which Shopify accepts once.
 * @param rejected a token Shopify has just refused: renew unless somebody else already did
 * @throws ShopUnavailable when there is no session, or Shopify refuses the refresh
 */
export async function accessToken(domain: string, rejected?: string): Promise<string> {
  const held = await session(pool, domain);
  if (held && isFresh(held) && held.token !== rejected) return held.token;
  return transaction(async (db) => {
    const current = await session(db, domain, "FOR UPDATE");
    if (!current) throw unavailable(domain, 401);
    // while we waited for the lock somebody else renewed it
    if (isFresh(current) && current.token !== rejected) return current.token;
    if (!current.refreshToken) throw unavailable(domain, 401);
    const renewed = await refresh(domain, current.refreshToken);
    await db.query(
      `UPDATE "Session" SET "accessToken" = $2, "refreshToken" = $3, expires = $4,
              "refreshTokenExpires" = coalesce($5, "refreshTokenExpires") WHERE id = $1`,
      [
        `offline_${domain}`,
        encrypt(renewed.access_token, domain),
        encrypt(renewed.refresh_token, domain),
        new Date(Date.now() + renewed.expires_in * 1000),
        renewed.refresh_token_expires_in
          ? new Date(Date.now() + renewed.refresh_token_expires_in * 1000)
          : null,
      ],
    );
    return renewed.access_token;
  });
}

interface HeldToken {
  token: string;
  refreshToken: string | null;
  expires: Date | null;
}

async function session(
  db: Db,
  domain: string,
  lock: "" | "FOR UPDATE" = "",
): Promise<HeldToken | null> {
  const [row] = await rows<{
    accessToken: string;
    refreshToken: string | null;
    expires: Date | null;
  }>(db, `SELECT "accessToken", "refreshToken", expires FROM "Session" WHERE id = $1 ${lock}`, [
    `offline_${domain}`,
  ]);
  if (!row) return null;
  return {
    token: decrypt(row.accessToken, domain),
    refreshToken: row.refreshToken === null ? null : decrypt(row.refreshToken, domain),
    expires: row.expires,
  };
}

export interface TokenHealth {
  /** missing: nobody has opened the app since it was installed. fixed: cannot be renewed, ends for good */
  state: "renews" | "fixed" | "missing";
  /** until when it is good as it is; null = without end */
  until: Date | null;
  /** until when it can be renewed */
  renewableUntil: Date | null;
}

/** The shop's access token as it stands, without the token. */
export async function tokenHealth(db: Db, domain: string): Promise<TokenHealth> {
  const [row] = await rows<{ renews: boolean; until: Date | null; renewableUntil: Date | null }>(
    db,
    `SELECT "refreshToken" IS NOT NULL AS renews, expires AS until, "refreshTokenExpires" AS "renewableUntil"
       FROM "Session" WHERE id = $1`,
    [`offline_${domain}`],
  );
  if (!row) return { state: "missing", until: null, renewableUntil: null };
  const { until, renewableUntil } = row;
  return { state: row.renews || until === null ? "renews" : "fixed", until, renewableUntil };
}

function isFresh({ expires }: HeldToken): boolean {
  return !expires || expires.getTime() - Date.now() > MARGIN_MS;
}

async function refresh(domain: string, refreshToken: string) {
  const response = await fetch(`https://${domain}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      client_id: env.SHOPIFY_API_KEY,
      client_secret: env.SHOPIFY_API_SECRET,
      grant_type: "refresh_token",
      refresh_token: refreshToken,
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status >= 500 || response.status === 429)
    throw new Error(`token refresh for ${domain}: status ${response.status}`);
  if (!response.ok) throw unavailable(domain, response.status === 400 ? 401 : response.status);
  const parsed = answer.safeParse(await response.json());
  // without these two the session could never be renewed again: better to try once more than to store it
  if (!parsed.success)
    throw new Error(`token refresh for ${domain}: the answer lacks expires_in or refresh_token`);
  return parsed.data;
}
