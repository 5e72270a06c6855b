import type { Database } from "./database.ts";
import { toIso, toIsoOrNull, toSeconds } from "./instants.ts";

const tables = `
CREATE TABLE IF NOT EXISTS credit_accounts (
  id INTEGER PRIMARY KEY, customer_id INTEGER NOT NULL, currency TEXT NOT NULL, balance INTEGER NOT NULL,
  UNIQUE (customer_id, currency)) STRICT;
CREATE TABLE IF NOT EXISTS credit_transactions (
  id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL, type TEXT NOT NULL, amount INTEGER NOT NULL,
  balance_after INTEGER NOT NULL, created_at INTEGER NOT NULL, event TEXT NOT NULL, order_id INTEGER,
  expires_at INTEGER, remaining INTEGER NOT NULL, open INTEGER NOT NULL, about INTEGER,
  spent TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS credit_transactions_account ON credit_transactions (account_id, created_at);
CREATE INDEX IF NOT EXISTS credit_transactions_open ON credit_transactions (account_id, expires_at) WHERE open > 0;
`;

/** Money of one currency that a customer may spend in this shop; minor units of that currency. */
export interface CreditAccountRecord {
  id: number;
  customerId: number;
  currency: string;
  balance: number;
}

/** Those the sandbox has causes for; Shopify has two more, PAYMENT_RETURNED and TAX_FINALIZATION. */
export type CreditEvent =
  "ADJUSTMENT" | "ORDER_PAYMENT" | "ORDER_REFUND" | "ORDER_CANCELLATION" | "PAYMENT_FAILURE";

export interface CreditTransactionRecord {
  id: number;
  accountId: number;
  type: "credit" | "debit" | "debit_revert" | "expiration";
  /** below 0 for debits and expirations */
  amount: number;
  balanceAfter: number;
  createdAt: string;
  event: CreditEvent;
  /** the order it paid for, or was given back from */
  orderId: number | null;
  /** of credits; null = never */
  expiresAt: string | null;
  /** of a credit: what Shopify shows as left of it; stays as it was when the credit expires */
  remaining: number;
  /** of a credit: what may still be spent of it */
  open: number;
  /** the debit that was reverted, the credit that expired */
  about: number | null;
  /** of a debit: the credits it was taken from, what was given back since taken off */
  spent: [creditId: number, amount: number][];
}

export const creditAccountColumns = "id, customer_id, currency, balance";
export function creditAccountFromRow(raw: unknown): CreditAccountRecord {
  const row = raw as { id: number; customer_id: number; currency: string; balance: number };
  return {
    id: row.id,
    customerId: row.customer_id,
    currency: row.currency,
    balance: row.balance,
  };
}

export const creditTransactionColumns =
  "id, account_id, type, amount, balance_after, created_at, event, order_id, expires_at, remaining, open, about, spent";
export function creditTransactionFromRow(raw: unknown): CreditTransactionRecord {
  const row = raw as Record<string, number> & {
    type: CreditTransactionRecord["type"];
    event: CreditEvent;
    order_id: number | null;
    expires_at: number | null;
    about: number | null;
    spent: string;
  };
  return {
    id: row["id"]!,
    accountId: row["account_id"]!,
    type: row.type,
    amount: row["amount"]!,
    balanceAfter: row["balance_after"]!,
    createdAt: toIso(row["created_at"]!),
    event: row.event,
    orderId: row.order_id,
    expiresAt: toIsoOrNull(row.expires_at),
    remaining: row["remaining"]!,
    open: row["open"]!,
    about: row.about,
    spent: JSON.parse(row.spent) as [number, number][],
  };
}

export interface CreditTable {
  account(id: number): CreditAccountRecord | null;
  accountOf(customerId: number, currency: string): CreditAccountRecord | null;
  accountsOf(customerId: number): CreditAccountRecord[];
  putAccount(account: CreditAccountRecord): void;
  transaction(id: number): CreditTransactionRecord | null;
  putTransaction(transaction: CreditTransactionRecord): void;
  /** newest first */
  latest(accountId: number, limit: number): CreditTransactionRecord[];
  /** credits with something left, those that expire first in front, those that never do at the end */
  open(accountId: number): CreditTransactionRecord[];
  removeOf(customerId: number): void;
}

export function creditTable(db: Database): CreditTable {
  db.file.exec(tables);
  const account = (sql: string, ...values: (string | number)[]) =>
    db
      .prepare(`SELECT ${creditAccountColumns} FROM credit_accounts WHERE ${sql}`)
      .all(...values)
      .map(creditAccountFromRow);
  const transactions = (sql: string, ...values: number[]) =>
    db
      .prepare(`SELECT ${creditTransactionColumns} FROM credit_transactions WHERE ${sql}`)
      .all(...values)
      .map(creditTransactionFromRow);
  return {
    account: (id) => account("id = ?", id)[0] ?? null,
    accountOf: (customerId, currency) =>
      account("customer_id = ? AND currency = ?", customerId, currency)[0] ?? null,
    accountsOf: (customerId) => account("customer_id = ? ORDER BY id", customerId),
    putAccount({ id, customerId, currency, balance }) {
      db.prepare("INSERT OR REPLACE INTO credit_accounts VALUES (?,?,?,?)").run(
        id,
        customerId,
        currency,
        balance,
      );
    },
    transaction: (id) => transactions("id = ?", id)[0] ?? null,
    putTransaction(one) {
      db.prepare(
        `INSERT OR REPLACE INTO credit_transactions (${creditTransactionColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      ).run(
        one.id,
        one.accountId,
        one.type,
        one.amount,
        one.balanceAfter,
        toSeconds(one.createdAt),
        one.event,
        one.orderId,
        one.expiresAt === null ? null : toSeconds(one.expiresAt),
        one.remaining,
        one.open,
        one.about,
        JSON.stringify(one.spent),
      );
    },
    latest: (accountId, limit) =>
      transactions("account_id = ? ORDER BY created_at DESC, id DESC LIMIT ?", accountId, limit),
    open: (accountId) =>
      transactions(
        "account_id = ? AND open > 0 ORDER BY expires_at IS NULL, expires_at, id",
        accountId,
      ),
    removeOf(customerId) {
      const of = "SELECT id FROM credit_accounts WHERE customer_id = ?";
      db.prepare(`DELETE FROM credit_transactions WHERE account_id IN (${of})`).run(customerId);
      db.prepare("DELETE FROM credit_accounts WHERE customer_id = ?").run(customerId);
    },
  };
}
