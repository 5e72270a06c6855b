import type pg from "pg";
import { copyIn, rows } from "../db.server.ts";
import { lineColumns, OrderBatch, orderColumns } from "./copy-rows.ts";
import type { OrderRecord } from "./order-record.ts";

const UNIQUE_VIOLATION = "23505";

/**
 * Writes orders and their lines, safe to repeat: of two versions of an order the one Shopify updated later wins. Orders known to be
 * deleted stay away. Runs in the caller's transaction.
 * @returns how many orders were new or changed
 */
export async function recordOrders(
  db: pg.PoolClient,
  shopId: number,
  orders: OrderRecord[],
): Promise<number> {
  if (orders.length === 0) return 0;
  const batch = new OrderBatch(shopId);
  for (const order of orders) batch.add(order);
  return mergeBatch(db, batch.end());
}

/** Puts a batch beside the tables, as staged_orders and staged_lines, until the transaction ends. */
export async function stageBatch(db: pg.PoolClient, batch: OrderBatch): Promise<void> {
  await db.query(`
    CREATE TEMP TABLE IF NOT EXISTS staged_orders (LIKE orders) ON COMMIT DELETE ROWS;
    CREATE TEMP TABLE IF NOT EXISTS staged_lines (LIKE order_lines) ON COMMIT DELETE ROWS;
    TRUNCATE staged_orders, staged_lines`);
  await copyBatch(db, batch, "staged_orders", "staged_lines");
}

/** What of an order can differ from what is held. */
export const factColumns = orderColumns.filter(
  (column) => column !== "order_id" && column !== "shop_id",
);

/** The same for a batch that is text already. */
export async function mergeBatch(db: pg.PoolClient, batch: OrderBatch): Promise<number> {
  await stageBatch(db, batch);
  const changed = factColumns;
  const [result] = await rows<{ count: number }>(
    db,
    `WITH accepted AS (
       INSERT INTO orders (${orderColumns.join(",")})
       SELECT DISTINCT ON (order_id) ${orderColumns.join(",")} FROM staged_orders s
        WHERE NOT EXISTS (SELECT 1 FROM deleted_orders d WHERE d.shop_id = $1 AND d.order_id = s.order_id)
        ORDER BY order_id, updated_at DESC
       ON CONFLICT (shop_id, order_id) DO UPDATE
         SET ${changed.map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE orders.updated_at < excluded.updated_at
          OR (orders.updated_at = excluded.updated_at
              AND (${changed.map((column) => `orders.${column}`).join(", ")})
               IS DISTINCT FROM (${changed.map((column) => `excluded.${column}`).join(", ")}))
       RETURNING order_id
     ), lines AS (
       INSERT INTO order_lines (${lineColumns.join(",")})
       SELECT DISTINCT ON (order_id, line_id) ${lineColumns.join(",")}
         FROM staged_lines JOIN accepted USING (order_id)
       ON CONFLICT (shop_id, order_id, line_id) DO UPDATE
         SET product_id = excluded.product_id, variant_id = excluded.variant_id,
             quantity = excluded.quantity, revenue_minor = excluded.revenue_minor
     )
     SELECT count(*) AS count FROM accepted`,
    [batch.shopId],
  );
  return result!.count;
}

/**
 * Writes a batch of orders none of which is expected to be there: by COPY straight into the tables, which costs half of a merge.
 * @returns false when one is there after all; nothing was written then, and the transaction goes on
 */
export async function appendBatch(db: pg.PoolClient, batch: OrderBatch): Promise<boolean> {
  await db.query("SAVEPOINT append");
  try {
    await copyBatch(db, batch, "orders", "order_lines");
  } catch (error) {
    if ((error as { code?: string }).code !== UNIQUE_VIOLATION) throw error;
    await db.query("ROLLBACK TO SAVEPOINT append");
    return false;
  }
  await db.query("RELEASE SAVEPOINT append");
  return true;
}

async function copyBatch(db: pg.PoolClient, batch: OrderBatch, orders: string, lines: string) {
  await copyIn(db, `COPY ${orders} (${orderColumns.join(",")}) FROM STDIN`, batch.orders);
  await copyIn(db, `COPY ${lines} (${lineColumns.join(",")}) FROM STDIN`, batch.lines);
}
