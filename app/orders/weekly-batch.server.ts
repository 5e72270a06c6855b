import type pg from "pg";
import { rows, type Db } from "../db.server.ts";
import { enqueueAll, type KeyedJob } from "../jobs/enqueue.server.ts";
import { askAgainAll } from "./changes.server.ts";
import type { MonthDrift } from "./checks.server.ts";
import { lineColumns, orderColumns, type OrderBatch } from "./copy-rows.ts";
import type { ImportRow } from "./import-state.server.ts";
import { factColumns, stageBatch } from "./record.server.ts";

/** What is updated just before the export begins may be read by it a little late. */
export const MARGIN_MS = 10 * 60_000;

/** Kept without the person once Shopify asked for it (an empty name says so): the rest of such an order is compared. */
const PERSONAL: string[] = ["customer_id", "name", "confirmation_number", "checkout_token_hash"];

const of = (table: string, columns: readonly string[]) =>
  columns.map((column) => `${table}.${column}`).join(", ");

const lineFacts = lineColumns.slice(3);
const impersonal = factColumns.filter((column) => !PERSONAL.includes(column));

// An order that differs is sure when this version can only be the later one: Shopify updated it later, or in the same second as ours but
// before the export began. Of the others Shopify is asked again. What is late changed while the export ran: that we do not have it yet is no
// error.
const DIFFERENCES = `
  WITH line_differences AS (
    SELECT DISTINCT order_id
      FROM staged_lines s
      FULL JOIN (SELECT l.* FROM staged_orders JOIN order_lines l USING (shop_id, order_id)) l USING (shop_id, order_id, line_id)
     WHERE (${of("s", lineFacts)}) IS DISTINCT FROM (${of("l", lineFacts)})
  )
  INSERT INTO staged_differences
  SELECT s.order_id,
         d.order_id IS NULL AND (o.order_id IS NULL OR o.updated_at < s.updated_at OR s.updated_at < $2),
         s.updated_at >= $2
    FROM staged_orders s
    LEFT JOIN orders o USING (shop_id, order_id)
    LEFT JOIN deleted_orders d USING (shop_id, order_id)
    LEFT JOIN line_differences l USING (order_id)
   WHERE (d.order_id IS NULL OR d.noticed_at < $3)
     AND (o.order_id IS NULL OR o.updated_at < s.updated_at
          OR (o.updated_at = s.updated_at AND (l.order_id IS NOT NULL
              OR (${of("o", impersonal)}) IS DISTINCT FROM (${of("s", impersonal)})
              OR (o.name <> '' AND (${of("o", PERSONAL)}) IS DISTINCT FROM (${of("s", PERSONAL)})))))
     AND $1::int = s.shop_id`;

// What changed while the export ran counts on both sides as we hold it. Sums are of what was asked for less what was given back.
const MONTHS = `
  SELECT to_char(s.processed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS shopify, count(o.order_id) AS held,
         coalesce(sum(CASE WHEN x.sure AND NOT x.late THEN s.total_minor - s.refunded_minor
                           ELSE o.total_minor - o.refunded_minor END), 0) AS "shopifyMinor",
         coalesce(sum(o.total_minor - o.refunded_minor), 0) AS "heldMinor"
    FROM staged_orders s
    LEFT JOIN orders o USING (shop_id, order_id)
    LEFT JOIN staged_differences x USING (order_id)
   WHERE s.shop_id = $1 AND (o.order_id IS NOT NULL OR x.sure AND NOT x.late)
   GROUP BY 1`;

/**
 * Weekly comparison: what to do with a batch of the export. Only what differs is written, with all that hangs on it; which orders came, what was
 * repaired and the sums by month are noted with the byte the batch reaches, so that a killed comparison goes on there.
 */
export function compareWithHeld(
  shopId: number,
  { importId, bulkBeganAt, startedAt }: Pick<ImportRow, "importId" | "bulkBeganAt" | "startedAt">,
): (db: pg.PoolClient, batch: OrderBatch, endByte: number) => Promise<void> {
  const settledBefore = new Date((bulkBeganAt ?? startedAt).getTime() - MARGIN_MS);
  return async (db, batch, endByte) => {
    await stageBatch(db, batch);
    await db.query(`
      CREATE TEMP TABLE IF NOT EXISTS staged_differences (order_id bigint, sure boolean, late boolean) ON COMMIT DELETE ROWS;
      TRUNCATE staged_differences`);
    await db.query(DIFFERENCES, [shopId, settledBefore, startedAt]);
    const months = await rows<Required<MonthDrift>>(db, MONTHS, [shopId]);
    const unsure = await rows<{ orderId: string }>(
      db,
      `SELECT order_id::text AS "orderId" FROM staged_differences WHERE NOT sure`,
    );
    await askAgainAll(
      db,
      shopId,
      unsure.map(({ orderId }) => orderId),
    );
    await wakeOthers(db, shopId, await writeDifferences(db, shopId));
    await db.query(
      `INSERT INTO order_comparisons (shop_id, import_id, end_byte, order_ids, repaired, months)
       SELECT $1, $2, $3, array_agg(order_id), (SELECT count(*) FROM staged_differences WHERE NOT late), $4 FROM staged_orders`,
      [shopId, importId, endByte, JSON.stringify(months)],
    );
  };
}

interface Written {
  orderId: string;
  hasCode: boolean;
  /** not held before */
  isNew: boolean;
}

async function writeDifferences(db: Db, shopId: number): Promise<Written[]> {
  const written = await rows<Written>(
    db,
    `INSERT INTO orders (${orderColumns.join(", ")})
     SELECT ${of("s", orderColumns)} FROM staged_orders s JOIN staged_differences x USING (order_id) WHERE x.sure AND s.shop_id = $1
     ON CONFLICT (shop_id, order_id) DO UPDATE SET ${factColumns.map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE orders.updated_at <= excluded.updated_at
     RETURNING order_id::text AS "orderId", discount_codes <> '{}' AS "hasCode", xmax = 0 AS "isNew"`,
    [shopId],
  );
  const ids = written.map(({ orderId }) => orderId);
  if (ids.length === 0) return written;
  await db.query("DELETE FROM order_lines WHERE shop_id = $1 AND order_id = ANY($2::bigint[])", [
    shopId,
    ids,
  ]);
  await db.query(
    `INSERT INTO order_lines (${lineColumns.join(", ")})
     SELECT ${lineColumns.join(", ")} FROM staged_lines WHERE shop_id = $1 AND order_id = ANY($2::bigint[])`,
    [shopId, ids],
  );
  return written;
}

/** An answer waits for its order to come, a code is noted with every change of its order. Facts are made once, when the comparison is over. */
async function wakeOthers(db: Db, shopId: number, written: Written[]): Promise<void> {
  const wanted: KeyedJob[] = [];
  for (const { orderId, hasCode, isNew } of written) {
    const payload = { shopId, orderId };
    if (hasCode)
      wanted.push({ name: "offers.redeemed", payload, key: `redeemed:${shopId}:${orderId}` });
    if (isNew) wanted.push({ name: "surveys.match", payload, key: `match:${shopId}:${orderId}` });
  }
  await enqueueAll(db, wanted);
}
