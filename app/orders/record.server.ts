import { once } from "node:events";
import { finished } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import type pg from "pg";
import { rows } from "../db.server.ts";
import { lineColumns, lineRows, orderColumns, orderRow } from "./copy-rows.ts";
import type { OrderRecord } from "./order-record.ts";

const CHUNK = 64 * 1024;

/**
 * Writes orders and their lines, safe to repeat: of two versions of an order the one Shopify updated later wins.
 * Runs in the caller's transaction. Bounded memory: rows are streamed by COPY.
 * @returns how many orders were new or newer
 */
export async function recordOrders(
  db: pg.PoolClient,
  shopId: number,
  orders: OrderRecord[],
): Promise<number> {
  if (orders.length === 0) return 0;
  await db.query(`
    CREATE TEMP TABLE IF NOT EXISTS staged_orders (LIKE orders) ON COMMIT DELETE ROWS;
    ALTER TABLE staged_orders ALTER COLUMN shop_id DROP NOT NULL;
    CREATE TEMP TABLE IF NOT EXISTS staged_lines (LIKE order_lines) ON COMMIT DELETE ROWS;
    ALTER TABLE staged_lines ALTER COLUMN shop_id DROP NOT NULL;
    TRUNCATE staged_orders, staged_lines`);
  await copy(db, `COPY staged_orders (${orderColumns.join(",")}) FROM STDIN`, orders, orderRow);
  await copy(db, `COPY staged_lines (${lineColumns.join(",")}) FROM STDIN`, orders, lineRows);
  const changed = orderColumns.filter((column) => column !== "order_id");
  const [result] = await rows<{ count: number }>(
    db,
    `WITH accepted AS (
       INSERT INTO orders (shop_id, ${orderColumns.join(",")})
       SELECT DISTINCT ON (order_id) $1::int, ${orderColumns.join(",")} FROM staged_orders
        ORDER BY order_id, updated_at DESC
       ON CONFLICT (shop_id, order_id) DO UPDATE
         SET ${changed.map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE orders.updated_at <= excluded.updated_at
       RETURNING order_id
     ), lines AS (
       INSERT INTO order_lines (shop_id, ${lineColumns.join(",")})
       SELECT DISTINCT ON (order_id, line_id) $1::int, ${lineColumns.join(",")}
         FROM staged_lines JOIN accepted USING (order_id)
       ON CONFLICT (shop_id, order_id, line_id) DO UPDATE
         SET product_id = excluded.product_id, variant_id = excluded.variant_id,
             quantity = excluded.quantity, revenue_minor = excluded.revenue_minor
     )
     SELECT count(*) AS count FROM accepted`,
    [shopId],
  );
  return result!.count;
}

async function copy(
  db: pg.PoolClient,
  statement: string,
  orders: OrderRecord[],
  format: (order: OrderRecord) => string,
): Promise<void> {
  const stream = db.query(copyFrom(statement));
  const done = finished(stream);
  let text = "";
  for (const order of orders) {
    text += format(order);
    if (text.length < CHUNK) continue;
    if (!stream.write(text)) await Promise.race([once(stream, "drain"), done]);
    text = "";
  }
  stream.end(text);
  await done;
}
