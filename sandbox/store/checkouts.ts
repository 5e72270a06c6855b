import type { Database } from "./database.ts";
import { toIso, toIsoOrNull, toSeconds } from "./instants.ts";

const tables = `
CREATE TABLE IF NOT EXISTS checkouts (
  id INTEGER PRIMARY KEY, token TEXT NOT NULL UNIQUE, abandonment_id INTEGER NOT NULL, created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL, completed_at INTEGER, abandoned_at INTEGER, customer_id INTEGER,
  customer_name TEXT NOT NULL, email TEXT, contact INTEGER NOT NULL, total INTEGER NOT NULL,
  email_state TEXT NOT NULL, doc TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS checkouts_created ON checkouts (created_at);
CREATE INDEX IF NOT EXISTS checkouts_abandonment ON checkouts (abandonment_id);
CREATE INDEX IF NOT EXISTS checkouts_customer ON checkouts (customer_id);
`;

export type Step = "BROWSE" | "CART" | "CHECKOUT";
export type EmailState = "NOT_SENT" | "SCHEDULED" | "SENT";

export interface CheckoutLineRecord {
  id: number;
  productId: number;
  variantId: number;
  title: string;
  quantity: number;
  /** minor units, before discounts */
  unitPrice: number;
  /** of all pieces, before and after discounts */
  undiscounted: number;
  total: number;
}

/** A checkout that was begun in the storefront; amounts are minor units of the shop's currency. */
export interface CheckoutRecord {
  id: number;
  token: string;
  /** its abandonment has this number, should it ever come to that */
  abandonmentId: number;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  /** when it was first left alone for too long; null = never, or it is not known yet */
  abandonedAt: string | null;
  customerId: number | null;
  customerName: string;
  email: string | null;
  /** the shopper said how to reach them */
  hasContact: boolean;
  total: number;
  emailState: EmailState;
  emailSentAt: string | null;
  lines: CheckoutLineRecord[];
  codes: string[];
  subtotal: number;
  totalDiscounts: number;
  shipping: number;
  tax: number;
  taxesIncluded: boolean;
  /** where the shopper was seen last */
  step: Step;
  /** products looked at before */
  viewed: number[];
  /** what apps said about their messages, by marketing activity */
  deliveries: Record<string, { status: string; at: string | null; reason: string | null }>;
}

type CheckoutDoc = Pick<
  CheckoutRecord,
  | "emailSentAt"
  | "lines"
  | "codes"
  | "subtotal"
  | "totalDiscounts"
  | "shipping"
  | "tax"
  | "taxesIncluded"
  | "step"
  | "viewed"
  | "deliveries"
>;

export const checkoutColumns =
  "id, token, abandonment_id, created_at, updated_at, completed_at, abandoned_at, customer_id, customer_name, " +
  "email, contact, total, email_state, doc";

export function checkoutFromRow(raw: unknown): CheckoutRecord {
  const row = raw as Record<string, number> & {
    token: string;
    completed_at: number | null;
    abandoned_at: number | null;
    customer_id: number | null;
    customer_name: string;
    email: string | null;
    email_state: EmailState;
    doc: string;
  };
  return {
    id: row["id"]!,
    token: row.token,
    abandonmentId: row["abandonment_id"]!,
    createdAt: toIso(row["created_at"]!),
    updatedAt: toIso(row["updated_at"]!),
    completedAt: toIsoOrNull(row.completed_at),
    abandonedAt: toIsoOrNull(row.abandoned_at),
    customerId: row.customer_id,
    customerName: row.customer_name,
    email: row.email,
    hasContact: row["contact"] === 1,
    total: row["total"]!,
    emailState: row.email_state,
    ...(JSON.parse(row.doc) as CheckoutDoc),
  };
}

export interface CheckoutTable {
  get(id: number): CheckoutRecord | null;
  byToken(token: string): CheckoutRecord | null;
  byAbandonment(id: number): CheckoutRecord | null;
  ofCustomer(customerId: number): CheckoutRecord[];
  write(checkout: CheckoutRecord): void;
  remove(id: number): void;
  /** never paid, begun and changed before these moments */
  stale(begunBefore: string, changedBefore: string): CheckoutRecord[];
  /** a customer is forgotten */
  forget(customerId: number): void;
  /** the checkouts of one customer become another's, whose name is told as the list shows it */
  give(from: number, to: number, name: string): void;
}

export function checkoutTable(db: Database): CheckoutTable {
  db.file.exec(tables);
  const read = (where: string, ...values: (string | number)[]) =>
    db
      .prepare(`SELECT ${checkoutColumns} FROM checkouts WHERE ${where}`)
      .all(...values)
      .map(checkoutFromRow);
  const seconds = (moment: string | null) => (moment === null ? null : toSeconds(moment));
  return {
    get: (id) => read("id = ?", id)[0] ?? null,
    byToken: (token) => read("token = ?", token)[0] ?? null,
    byAbandonment: (id) => read("abandonment_id = ?", id)[0] ?? null,
    ofCustomer: (customerId) => read("customer_id = ? ORDER BY id", customerId),
    write(one) {
      const doc: CheckoutDoc = {
        emailSentAt: one.emailSentAt,
        lines: one.lines,
        codes: one.codes,
        subtotal: one.subtotal,
        totalDiscounts: one.totalDiscounts,
        shipping: one.shipping,
        tax: one.tax,
        taxesIncluded: one.taxesIncluded,
        step: one.step,
        viewed: one.viewed,
        deliveries: one.deliveries,
      };
      db.prepare(
        `INSERT OR REPLACE INTO checkouts (${checkoutColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      ).run(
        ...[one.id, one.token, one.abandonmentId, toSeconds(one.createdAt)],
        ...[toSeconds(one.updatedAt), seconds(one.completedAt), seconds(one.abandonedAt)],
        ...[one.customerId, one.customerName, one.email, one.hasContact ? 1 : 0, one.total],
        ...[one.emailState, JSON.stringify(doc)],
      );
    },
    remove(id) {
      db.prepare("DELETE FROM checkouts WHERE id = ?").run(id);
    },
    stale: (begunBefore, changedBefore) =>
      read(
        "completed_at IS NULL AND created_at < ? AND updated_at < ?",
        toSeconds(begunBefore),
        toSeconds(changedBefore),
      ),
    give(from, to, name) {
      db.prepare(
        "UPDATE checkouts SET customer_id = ?, customer_name = ? WHERE customer_id = ?",
      ).run(to, name, from);
    },
    forget(customerId) {
      db.prepare(
        "UPDATE checkouts SET customer_id = NULL, customer_name = '', email = NULL WHERE customer_id = ?",
      ).run(customerId);
    },
  };
}
