import type { Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";

/** Who is logged in to the storefront, and the codes that let them in. */
const tables = `
CREATE TABLE IF NOT EXISTS log_in_codes (
  email TEXT PRIMARY KEY COLLATE NOCASE, code TEXT NOT NULL, sent_at INTEGER NOT NULL,
  tries INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log_ins (
  token TEXT PRIMARY KEY, customer_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS log_ins_customer ON log_ins (customer_id);
`;

export interface LogInCode {
  email: string;
  /** six digits */
  code: string;
  sentAt: string;
  /** wrong ones typed so far */
  tries: number;
}

export interface LogIn {
  customerId: number;
  at: string;
}

export interface LogInTable {
  code(email: string): LogInCode | null;
  /** a new code takes the place of the one before */
  putCode(code: LogInCode): void;
  removeCode(email: string): void;
  logIn(token: string): LogIn | null;
  putLogIn(token: string, logIn: LogIn): void;
  removeLogIn(token: string): void;
  /** on all their devices */
  removeAllOf(customerId: number): void;
}

export function logInTable(db: Database): LogInTable {
  db.file.exec(tables);
  return {
    code(email) {
      const row = db.prepare("SELECT * FROM log_in_codes WHERE email = ?").get(email) as
        { email: string; code: string; sent_at: number; tries: number } | undefined;
      if (!row) return null;
      return { email: row.email, code: row.code, sentAt: toIso(row.sent_at), tries: row.tries };
    },
    putCode({ email, code, sentAt, tries }) {
      db.prepare("INSERT OR REPLACE INTO log_in_codes VALUES (?,?,?,?)").run(
        email,
        code,
        toSeconds(sentAt),
        tries,
      );
    },
    removeCode(email) {
      db.prepare("DELETE FROM log_in_codes WHERE email = ?").run(email);
    },
    logIn(token) {
      const row = db.prepare("SELECT customer_id, at FROM log_ins WHERE token = ?").get(token) as
        { customer_id: number; at: number } | undefined;
      return row ? { customerId: row.customer_id, at: toIso(row.at) } : null;
    },
    putLogIn(token, { customerId, at }) {
      db.prepare("INSERT INTO log_ins VALUES (?,?,?)").run(token, customerId, toSeconds(at));
    },
    removeLogIn(token) {
      db.prepare("DELETE FROM log_ins WHERE token = ?").run(token);
    },
    removeAllOf(customerId) {
      db.prepare("DELETE FROM log_ins WHERE customer_id = ?").run(customerId);
    },
  };
}
