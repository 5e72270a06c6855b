import { inBatches, type Database } from "./database.ts";
import { toIso, toIsoOrNull, toSeconds, toSecondsOrNull } from "./instants.ts";
import type { OrderLineRecord, OrderRecord } from "./types.ts";

export const orderColumns =
  "id, name, customer_id, email, created_at, processed_at, updated_at, cancelled_at, closed_at, test, " +
  "source_name, financial_status, fulfillment_status, confirmation_number, checkout_token, total, " +
  "current_total, total_refunded, doc";

interface OrderRow {
  id: number;
  name: string;
  customer_id: number | null;
  email: string | null;
  created_at: number;
  processed_at: number;
  updated_at: number;
  cancelled_at: number | null;
  closed_at: number | null;
  test: number;
  source_name: string;
  financial_status: OrderRecord["financialStatus"];
  fulfillment_status: OrderRecord["fulfillmentStatus"];
  confirmation_number: string;
  checkout_token: string;
  total: number;
  current_total: number;
  total_refunded: number;
  doc: string;
}

/** Lines are by far the largest part of a shop: kept as arrays, in this order. */
type PackedLine = [
  id: number,
  productId: number | null,
  variantId: number | null,
  title: string,
  quantity: number,
  currentQuantity: number,
  unitPrice: number,
  discount: number,
  isGiftCard: 0 | 1,
];

type OrderDoc = Pick<
  OrderRecord,
  | "number"
  | "cancelReason"
  | "note"
  | "tags"
  | "presentmentCurrency"
  | "presentmentRate"
  | "subtotal"
  | "totalDiscounts"
  | "shipping"
  | "tax"
  | "tip"
  | "discounts"
  | "refunds"
  | "edited"
> & { lines: PackedLine[] };

const pack = (line: OrderLineRecord): PackedLine => [
  line.id,
  line.productId,
  line.variantId,
  line.title,
  line.quantity,
  line.currentQuantity,
  line.unitPrice,
  line.discount,
  line.isGiftCard ? 1 : 0,
];

const unpack = (line: PackedLine): OrderLineRecord => ({
  id: line[0],
  productId: line[1],
  variantId: line[2],
  title: line[3],
  quantity: line[4],
  currentQuantity: line[5],
  unitPrice: line[6],
  discount: line[7],
  isGiftCard: line[8] === 1,
});

export function orderFromRow(raw: unknown): OrderRecord {
  const row = raw as OrderRow;
  const doc = JSON.parse(row.doc) as OrderDoc;
  return {
    id: row.id,
    name: row.name,
    number: doc.number,
    customerId: row.customer_id,
    email: row.email,
    createdAt: toIso(row.created_at),
    processedAt: toIso(row.processed_at),
    updatedAt: toIso(row.updated_at),
    cancelledAt: toIsoOrNull(row.cancelled_at),
    cancelReason: doc.cancelReason,
    closedAt: toIsoOrNull(row.closed_at),
    test: row.test === 1,
    sourceName: row.source_name,
    confirmationNumber: row.confirmation_number,
    checkoutToken: row.checkout_token,
    note: doc.note,
    tags: doc.tags,
    presentmentCurrency: doc.presentmentCurrency,
    presentmentRate: doc.presentmentRate,
    subtotal: doc.subtotal,
    totalDiscounts: doc.totalDiscounts,
    shipping: doc.shipping,
    tax: doc.tax,
    tip: doc.tip,
    total: row.total,
    totalRefunded: row.total_refunded,
    currentTotal: row.current_total,
    financialStatus: row.financial_status,
    fulfillmentStatus: row.fulfillment_status,
    discounts: doc.discounts,
    lines: doc.lines.map(unpack),
    refunds: doc.refunds,
    ...(doc.edited ? { edited: true } : {}),
  };
}

function docOf(order: OrderRecord): string {
  const doc: OrderDoc = {
    number: order.number,
    cancelReason: order.cancelReason,
    note: order.note,
    tags: order.tags,
    presentmentCurrency: order.presentmentCurrency,
    presentmentRate: order.presentmentRate,
    subtotal: order.subtotal,
    totalDiscounts: order.totalDiscounts,
    shipping: order.shipping,
    tax: order.tax,
    tip: order.tip,
    discounts: order.discounts,
    refunds: order.refunds,
    ...(order.edited ? { edited: true } : {}),
    lines: order.lines.map(pack),
  };
  return JSON.stringify(doc);
}

const sortColumns = { id: "id", updatedAt: "updated_at", processedAt: "processed_at" } as const;

export interface OrderTable {
  get(id: number): OrderRecord | null;
  byCheckoutToken(token: string): OrderRecord | null;
  /** writes the row; the customer's figures are the store's business */
  write(order: OrderRecord): void;
  remove(id: number): void;
  each(sort: keyof typeof sortColumns, reverse: boolean): Iterable<OrderRecord>;
  count(): number;
}

export function orderTable(db: Database): OrderTable {
  const one = (where: string, value: string | number): OrderRecord | null => {
    const row = db.prepare(`SELECT ${orderColumns} FROM orders WHERE ${where} LIMIT 1`).get(value);
    return row ? orderFromRow(row) : null;
  };
  return {
    get: (id) => one("id = ?", id),
    byCheckoutToken: (token) => one("checkout_token = ?", token),
    write(order) {
      db.prepare(
        `INSERT OR REPLACE INTO orders (${orderColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
      ).run(
        order.id,
        order.name,
        order.customerId,
        order.email,
        toSeconds(order.createdAt),
        toSeconds(order.processedAt),
        toSeconds(order.updatedAt),
        toSecondsOrNull(order.cancelledAt),
        toSecondsOrNull(order.closedAt),
        order.test ? 1 : 0,
        order.sourceName,
        order.financialStatus,
        order.fulfillmentStatus,
        order.confirmationNumber,
        order.checkoutToken,
        order.total,
        order.currentTotal,
        order.totalRefunded,
        docOf(order),
      );
      for (const use of order.discounts) {
        if (use.discountId === null) continue;
        db.prepare(
          "INSERT OR IGNORE INTO order_discounts (discount_id, order_id) VALUES (?, ?)",
        ).run(use.discountId, order.id);
      }
    },
    remove(id) {
      db.prepare("DELETE FROM orders WHERE id = ?").run(id);
      db.prepare("DELETE FROM order_discounts WHERE order_id = ?").run(id);
    },
    each(sort, reverse) {
      const column = sortColumns[sort];
      const way = reverse ? "DESC" : "ASC";
      const beyond = reverse ? "<" : ">";
      return inBatches<OrderRecord>((last) => {
        const order = `ORDER BY ${column} ${way}, id ${way} LIMIT 500`;
        if (last === null) {
          const first = db.prepare(`SELECT ${orderColumns} FROM orders ${order}`);
          return first.all().map(orderFromRow);
        }
        const value =
          sort === "id"
            ? last.id
            : toSeconds(sort === "updatedAt" ? last.updatedAt : last.processedAt);
        return db
          .prepare(
            `SELECT ${orderColumns} FROM orders WHERE (${column}, id) ${beyond} (?, ?) ${order}`,
          )
          .all(value, last.id)
          .map(orderFromRow);
      });
    },
    count: () => db.prepare("SELECT count(*) AS n FROM orders").get()!["n"] as number,
  };
}
