import { type Database, inBatches } from "./database.ts";
import { toSeconds, toSecondsOrNull } from "./instants.ts";
import type { OrderRecord } from "./types.ts";
import { docOf, orderColumns, orderFromRow } from "./order-row.ts";

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

// one text for a million orders: it is looked up by it
const insert = `INSERT OR REPLACE INTO orders (${orderColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`;
const byId = `SELECT ${orderColumns} FROM orders WHERE id = ? LIMIT 1`;

export function orderTable(db: Database): OrderTable {
  const one = (where: string, value: string | number): OrderRecord | null => {
    const row = db.prepare(`SELECT ${orderColumns} FROM orders WHERE ${where} LIMIT 1`).get(value);
    return row ? orderFromRow(row) : null;
  };
  return {
    get(id) {
      const row = db.prepare(byId).get(id);
      return row ? orderFromRow(row) : null;
    },
    byCheckoutToken: (token) => one("checkout_token = ?", token),
    write(order) {
      db.prepare(insert).run(
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
        order.financialStatus ?? "",
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
