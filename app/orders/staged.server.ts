import type pg from "pg";
import { copyIn, rows } from "../db.server.ts";
import { lineColumns, orderColumns, type OrderBatch } from "./copy-rows.ts";

/** What of an order can differ from what is held. */
export const factColumns = orderColumns.filter(
  (column) => column !== "order_id" && column !== "shop_id",
);

/**
 * Puts a batch beside the tables, as staged_orders and staged_lines, while the work is done. Its rows are gone when the
 * transaction ends, so no other ever sees them, and a crash leaves none behind.
 * @param work is given the number under which the batch is found there
 */
export async function staged<T>(
  db: pg.PoolClient,
  batch: OrderBatch,
  work: (number: number) => Promise<T>,
): Promise<T> {
  // the number is the transaction's: the column's default says the same
  const [{ number }] = (await rows(db, "SELECT txid_current() AS number")) as [{ number: number }];
  await copyIn(db, `COPY staged_orders (${orderColumns.join(", ")}) FROM STDIN`, batch.orders);
  await copyIn(db, `COPY staged_lines (${lineColumns.join(", ")}) FROM STDIN`, batch.lines);
  const result = await work(number);
  for (const table of ["staged_lines", "staged_orders"])
    await db.query(`DELETE FROM ${table} WHERE shop_id = $1 AND batch = $2`, [
      batch.shopId,
      number,
    ]);
  return result;
}
