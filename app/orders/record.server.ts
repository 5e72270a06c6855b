import type pg from "pg";
import { copyIn, rows } from "../db.server.ts";
import type { OrderId } from "../ids.ts";
import { giveWay } from "./file/replace.server.ts";
import type { GoneOrder } from "./gone.server.ts";
import { lineColumns, OrderBatch, orderColumns } from "./copy-rows.ts";
import type { OrderRecord } from "./order-record.ts";
import { factColumns, staged } from "./staged.server.ts";

export interface Recorded {
  /** how many orders were new or changed */
  written: number;
  /** orders of a file that gave way to them */
  gone: GoneOrder[];
}

/**
 * Writes orders and their lines, safe to repeat: of two versions of an order the one Shopify updated later wins. Orders
 * known to be deleted stay away. Runs in the caller's transaction.
 */
export async function recordOrders(
  db: pg.PoolClient,
  shopId: number,
  orders: OrderRecord[],
): Promise<Recorded> {
  if (orders.length === 0) return { written: 0, gone: [] };
  const batch = new OrderBatch(shopId);
  for (const order of newestOfEach(orders)) batch.add(order);
  return mergeBatch(db, batch.end());
}

/** A page that was listed while an order changed may show it twice. */
function newestOfEach(orders: OrderRecord[]): Iterable<OrderRecord> {
  const newest = new Map<OrderId, OrderRecord>();
  for (const order of orders) {
    const other = newest.get(order.orderId);
    if (!other || Date.parse(other.updatedAt) <= Date.parse(order.updatedAt))
      newest.set(order.orderId, order);
  }
  return newest.values();
}

const SAME = factColumns.map((column) => `${column} = excluded.${column}`).join(", ");
const of = (table: string) => factColumns.map((column) => `${table}.${column}`).join(", ");

/** The same for a batch that is text already. */
export function mergeBatch(db: pg.PoolClient, batch: OrderBatch): Promise<Recorded> {
  const { shopId } = batch;
  return staged(db, batch, async (number) => {
    const accepted = await rows<{ orderId: OrderId }>(
      db,
      `INSERT INTO orders (${orderColumns.join(", ")})
       SELECT ${orderColumns.join(", ")} FROM staged_orders s
        WHERE s.shop_id = $1 AND s.batch = $2
          AND NOT EXISTS (SELECT 1 FROM deleted_orders d WHERE d.shop_id = $1 AND d.order_id = s.order_id)
        ORDER BY order_id
       ON CONFLICT (shop_id, order_id) DO UPDATE SET ${SAME}
       WHERE orders.updated_at < excluded.updated_at
          OR (orders.updated_at = excluded.updated_at AND (${of("orders")}) IS DISTINCT FROM (${of("excluded")}))
       RETURNING order_id AS "orderId"`,
      [shopId, number],
    );
    if (accepted.length === 0) return { written: 0, gone: [] };
    const gone = await giveWay(
      db,
      shopId,
      accepted.map(({ orderId }) => orderId),
    );
    await db.query(
      `INSERT INTO order_lines (${lineColumns.join(", ")})
       SELECT ${lineColumns.join(", ")} FROM staged_lines
        WHERE shop_id = $1 AND batch = $2 AND order_id = ANY($3::bigint[])
       ON CONFLICT (shop_id, order_id, line_id) DO UPDATE
         SET product_id = excluded.product_id, variant_id = excluded.variant_id,
             quantity = excluded.quantity, revenue_minor = excluded.revenue_minor`,
      [shopId, number, accepted.map(({ orderId }) => orderId)],
    );
    return { written: accepted.length, gone };
  });
}

/** Whether an order of the batch is held already. */
export async function isHeld(db: pg.PoolClient, batch: OrderBatch): Promise<boolean> {
  const ids = batch.orderIds;
  // an export goes through the orders as they came: most batches lie beside everything that is held, which one look
  // tells
  const near = await rows(
    db,
    "SELECT 1 FROM orders WHERE shop_id = $1 AND order_id BETWEEN $2 AND $3 LIMIT 1",
    [batch.shopId, ids.reduce((a, b) => (b < a ? b : a)), ids.reduce((a, b) => (b > a ? b : a))],
  );
  if (near.length === 0) return false;
  const held = await rows(
    db,
    "SELECT 1 FROM orders WHERE shop_id = $1 AND order_id = ANY($2::bigint[]) LIMIT 1",
    [batch.shopId, ids],
  );
  return held.length > 0;
}

/**
 * Writes a batch of orders none of which is held: by COPY straight into the tables, which costs half of a merge.
 * @throws what the server says of a row that is there after all; the transaction is lost then
 */
export async function appendBatch(db: pg.PoolClient, batch: OrderBatch): Promise<void> {
  await copyIn(db, `COPY orders (${orderColumns.join(", ")}) FROM STDIN`, batch.orders);
  await copyIn(db, `COPY order_lines (${lineColumns.join(", ")}) FROM STDIN`, batch.lines);
  await giveWay(db, batch.shopId, batch.orderIds);
}
