import type pg from "pg";
import { rows, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import type { OrderId } from "../ids.ts";
import { askAgainAll } from "./changes.server.ts";
import type { MonthDrift } from "./checks.server.ts";
import { giveWay } from "./file/replace.server.ts";
import { lineColumns, orderColumns, type OrderBatch } from "./copy-rows.ts";
import type { ImportRow } from "./import-state.server.ts";
import { factColumns, staged } from "./staged.server.ts";

/** What is updated just before the export begins may be read by it a little late. */
export const MARGIN_MS = 10 * 60_000;

/** Kept without the person once Shopify asked for it (an empty name says so): the rest of such an order is compared. */
const PERSONAL: string[] = ["customer_id", "name", "confirmation_number", "checkout_token_hash"];

const of = (table: string, columns: readonly string[]) =>
  columns.map((column) => `${table}.${column}`).join(", ");

const lineFacts = lineColumns.slice(3);
const impersonal = factColumns.filter((column) => !PERSONAL.includes(column));

interface Difference {
  orderId: OrderId;
  /** this version can only be the later one */
  sure: boolean;
  /** changed while the export ran: that we do not have it yet is no error */
  late: boolean;
}

// An order that differs is sure when Shopify updated it later than ours, or in the same second but before the export
// began. Of the others Shopify is asked again.
const DIFFERENCES = `
  WITH line_differences AS (
    SELECT shop_id, order_id
      FROM (SELECT * FROM staged_lines WHERE shop_id = $1 AND batch = $2) s
      FULL JOIN (SELECT h.* FROM staged_orders b JOIN order_lines h USING (shop_id, order_id) WHERE b.shop_id = $1 AND b.batch = $2) l
           USING (shop_id, order_id, line_id)
     WHERE (${of("s", lineFacts)}) IS DISTINCT FROM (${of("l", lineFacts)})
  )
  SELECT s.order_id AS "orderId", s.updated_at >= $3 AS late,
         (d.order_id IS NULL AND (o.order_id IS NULL OR o.updated_at < s.updated_at OR s.updated_at < $3)) IS TRUE AS sure
    FROM staged_orders s
    LEFT JOIN orders o ON o.shop_id = $1 AND o.order_id = s.order_id
    LEFT JOIN deleted_orders d ON d.shop_id = $1 AND d.order_id = s.order_id
   WHERE s.shop_id = $1 AND s.batch = $2
     AND (d.order_id IS NULL OR d.noticed_at < $4)
     AND (o.order_id IS NULL OR o.updated_at < s.updated_at
          OR (o.updated_at = s.updated_at
              AND ((s.shop_id, s.order_id) IN (SELECT l.shop_id, l.order_id FROM line_differences l)
                   OR (${of("o", impersonal)}) IS DISTINCT FROM (${of("s", impersonal)})
                   OR (o.name <> '' AND (${of("o", PERSONAL)}) IS DISTINCT FROM (${of("s", PERSONAL)})))))`;

// What changed while the export ran counts on both sides as we hold it. Sums are of what was asked for less what was
// given back. $3 = orders whose version of the export is the right one.
const MONTHS = `
  SELECT to_char(s.processed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, count(*) AS shopify, count(o.order_id) AS held,
         coalesce(sum(CASE WHEN s.order_id = ANY($3::bigint[]) THEN s.total_minor - s.refunded_minor
                           ELSE o.total_minor - o.refunded_minor END), 0) AS "shopifyMinor",
         coalesce(sum(o.total_minor - o.refunded_minor), 0) AS "heldMinor"
    FROM staged_orders s
    LEFT JOIN orders o ON o.shop_id = $1 AND o.order_id = s.order_id
   WHERE s.shop_id = $1 AND s.batch = $2 AND (o.order_id IS NOT NULL OR s.order_id = ANY($3::bigint[]))
   GROUP BY 1`;

/**
 * Weekly comparison: what to do with a batch of the export. Only what differs is written, with all that hangs on it;
 * which orders came, what was repaired and the sums by month are noted with the byte the batch reaches, so that a
 * killed comparison goes on there.
 */
export function compareWithHeld(
  shopId: number,
  { importId, bulkBeganAt, startedAt }: Pick<ImportRow, "importId" | "bulkBeganAt" | "startedAt">,
): (db: pg.PoolClient, batch: OrderBatch, endByte: number) => Promise<void> {
  const settledBefore = new Date((bulkBeganAt ?? startedAt).getTime() - MARGIN_MS);
  return (db, batch, endByte) =>
    staged(db, batch, async (number) => {
      const differences = await rows<Difference>(db, DIFFERENCES, [
        shopId,
        number,
        settledBefore,
        startedAt,
      ]);
      const right = differences.filter(({ sure, late }) => sure && !late);
      const months = await rows<Required<MonthDrift>>(db, MONTHS, [shopId, number, idsOf(right)]);
      await askAgainAll(db, shopId, idsOf(differences.filter(({ sure }) => !sure)));
      const sure = differences.filter((difference) => difference.sure);
      if (sure.length > 0) {
        await writeDifferences(db, shopId, number, idsOf(sure));
        // facts are made once, when the comparison is over
        await announce(db, "orders.repaired", { shopId });
      }
      await db.query(
        `INSERT INTO order_comparisons (shop_id, import_id, end_byte, order_ids, repaired, months)
         VALUES ($1, $2, $3, $4::bigint[], $5, $6)`,
        [
          shopId,
          importId,
          endByte,
          batch.orderIds,
          differences.filter(({ late }) => !late).length,
          JSON.stringify(months),
        ],
      );
    });
}

const idsOf = (found: { orderId: OrderId }[]) => found.map(({ orderId }) => orderId);

async function writeDifferences(
  db: Db,
  shopId: number,
  batch: number,
  orderIds: OrderId[],
): Promise<void> {
  const written = await rows<{ orderId: OrderId }>(
    db,
    `INSERT INTO orders (${orderColumns.join(", ")})
     SELECT ${orderColumns.join(", ")} FROM staged_orders WHERE shop_id = $1 AND batch = $2 AND order_id = ANY($3::bigint[])
     ON CONFLICT (shop_id, order_id) DO UPDATE SET ${factColumns.map((column) => `${column} = excluded.${column}`).join(", ")}
       WHERE orders.updated_at <= excluded.updated_at
     RETURNING order_id AS "orderId"`,
    [shopId, batch, orderIds],
  );
  const ids = idsOf(written);
  await giveWay(db, shopId, ids);
  await db.query("DELETE FROM order_lines WHERE shop_id = $1 AND order_id = ANY($2::bigint[])", [
    shopId,
    ids,
  ]);
  await db.query(
    `INSERT INTO order_lines (${lineColumns.join(", ")})
     SELECT ${lineColumns.join(", ")} FROM staged_lines WHERE shop_id = $1 AND batch = $2 AND order_id = ANY($3::bigint[])`,
    [shopId, batch, ids],
  );
}
