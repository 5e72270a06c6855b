import { DAY_MS } from "../calendar/days.ts";
import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { pool, rows, transaction, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { log } from "../log.server.ts";
import { readsWholeHistory } from "../shops/access.ts";
import { requireShop, type ShopRow } from "../shops/shop.server.ts";
import type { OrderId } from "../ids.ts";
import { IDS_AT_ONCE, ordersThatExist } from "./admin-api.server.ts";
import { askAgainAll } from "./changes.server.ts";
import { noteCheck, type MonthDrift } from "./checks.server.ts";
import { startReading } from "./import.server.ts";
import { getImport, isRunning, latestImport, type ImportRow } from "./import-state.server.ts";
import { forgetOrders } from "./refresh.server.ts";
import { MARGIN_MS } from "./weekly-batch.server.ts";
import { readingProblems } from "./words.ts";

/** Asked every night: a little less than a week, so that it stays the same night. */
const DUE_AFTER_MS = 7 * DAY_MS - 6 * 3_600_000;
/** Shopify shows 60 days of orders without read_all_orders; the oldest may be gone before the export is over. */
const SURELY_SHOWN_MS = 58 * DAY_MS;

/** Whether the last export that came to its end is a week old. One that failed is tried again the next night. */
export async function isDueForComparison(shopId: number, now: Date): Promise<boolean> {
  const recent = await rows(
    pool,
    `SELECT 1 FROM order_imports
      WHERE shop_id = $1 AND phase = 'done' AND bulk_refused IS NULL AND started_at > $2 LIMIT 1`,
    [shopId, new Date(now.getTime() - DUE_AFTER_MS)],
  );
  return recent.length === 0;
}

/**
 * Compares every order with a bulk export of Shopify's, about once a week. It proves that nothing is missing, and
 * it uses bulk access before Shopify takes it away (after 31 days without use). Nobody waits for it: no page calls it
 * an import.
 */
export async function startComparison(shopId: number): Promise<void> {
  const imported = await latestImport(pool, shopId);
  // an import reads everything itself; before the first has ended there is nothing to compare
  if (!imported || isRunning(imported.phase)) return;
  const [known] = await rows(pool, "SELECT 1 FROM order_sync WHERE shop_id = $1", [shopId]);
  if (known) await transaction((db) => startReading(db, shopId, "weekly"));
}

/**
 * Job orders.weekly-end: every batch is compared. What we hold and the export did not have is asked for by its id: only
 * what Shopify says it does not have goes.
 */
export async function endComparison(shopId: number, importId: string): Promise<void> {
  const row = await getImport(pool, shopId, importId);
  if (!row || row.phase !== "facts" || row.purpose !== "weekly") return;
  const shop = await requireShop(pool, shopId);
  const isWhole = row.ordersRead === (row.ordersExpected ?? 0);
  // of an export that is not whole nothing can be said about what it does not have
  if (isWhole) await removeMissing(adminFor(shop.domain), shop, row);
  else
    log.warn(
      { shopId, importId, read: row.ordersRead, announced: row.ordersExpected },
      "the export had another number of orders than Shopify announced",
    );
  await transaction(async (db) => {
    const [ended] = await rows<{ removed: number }>(
      db,
      `UPDATE order_imports SET phase = 'done', finished_at = $4, problem = $3 WHERE shop_id = $1 AND import_id = $2 AND phase = 'facts'
        RETURNING orders_removed AS removed`,
      [shopId, importId, isWhole ? null : readingProblems.notWhole, new Date()],
    );
    if (!ended) return;
    const [found] = await rows<{ compared: number; repaired: number }>(
      db,
      `SELECT coalesce(sum(cardinality(order_ids)), 0)::int AS compared, coalesce(sum(repaired), 0)::int AS repaired
         FROM order_comparisons WHERE shop_id = $1 AND import_id = $2`,
      [shopId, importId],
    );
    const drift = await rows<Required<MonthDrift>>(
      db,
      `SELECT month, coalesce(sum(shopify), 0)::int AS shopify, coalesce(sum(held), 0)::int AS held,
              coalesce(sum("shopifyMinor"), 0)::bigint AS "shopifyMinor", coalesce(sum("heldMinor"), 0)::bigint AS "heldMinor"
         FROM order_comparisons, jsonb_to_recordset(months)
              AS m(month text, shopify int, held int, "shopifyMinor" bigint, "heldMinor" bigint)
        WHERE shop_id = $1 AND import_id = $2 AND month IS NOT NULL
        GROUP BY month HAVING sum(shopify) <> sum(held) OR sum("shopifyMinor") <> sum("heldMinor") ORDER BY month`,
      [shopId, importId],
    );
    const { compared, repaired } = found!;
    const { removed } = ended;
    await noteCheck(db, shopId, {
      kind: "all",
      beganAt: row.startedAt,
      compared,
      repaired,
      removed,
      drift,
    });
    await db.query("DELETE FROM order_comparisons WHERE shop_id = $1", [shopId]);
    if (repaired + removed === 0) return;
    await announce(db, "orders.imported", { shopId });
    await announce(db, "comparison.repaired", { shopId, importId, at: new Date().toISOString() });
  });
}

/** Orders that existed before the export began, that Shopify must show, and that were not in it. */
async function removeMissing(admin: AdminClient, shop: ShopRow, row: ImportRow): Promise<void> {
  const { shopId } = shop;
  const began = (row.bulkBeganAt ?? row.startedAt).getTime();
  const shownSince = readsWholeHistory(shop.scopes) ? null : new Date(began - SURELY_SHOWN_MS);
  const missing = await rows<{ orderId: OrderId }>(
    pool,
    `SELECT order_id AS "orderId" FROM orders o
      WHERE shop_id = $1 AND updated_at < $3 AND processed_at >= coalesce($4, '-infinity'::timestamptz)
        AND NOT EXISTS (SELECT 1 FROM (SELECT unnest(order_ids) AS order_id FROM order_comparisons WHERE shop_id = $1 AND import_id = $2) c
                         WHERE c.order_id = o.order_id)
      ORDER BY order_id`,
    [shopId, row.importId, new Date(began - MARGIN_MS), shownSince],
  );
  for (let from = 0; from < missing.length; from += IDS_AT_ONCE) {
    const asked = missing.slice(from, from + IDS_AT_ONCE).map(({ orderId }) => orderId);
    const alive = await ordersThatExist(admin, asked);
    const gone = asked.filter((orderId) => !alive.has(orderId));
    await transaction(async (db) => {
      await noteRemoved(db, shopId, row.importId, gone);
      await forgetOrders(db, shopId, gone);
      await askAgainAll(db, shopId, [...alive]);
    });
  }
}

/**
 * A row of its own beside those of the batches: a comparison that is killed here goes on with the orders that are left.
 */
async function noteRemoved(
  db: Db,
  shopId: number,
  importId: string,
  gone: OrderId[],
): Promise<void> {
  const [first] = gone;
  if (first === undefined) return;
  await db.query(
    "UPDATE order_imports SET orders_removed = orders_removed + $3 WHERE shop_id = $1 AND import_id = $2",
    [shopId, importId, gone.length],
  );
  await db.query(
    `INSERT INTO order_comparisons (shop_id, import_id, end_byte, order_ids, repaired, months)
     SELECT $1, $2, $3, '{}', 0, jsonb_agg(m) FROM (
       SELECT to_char(processed_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, 0 AS shopify, count(*) AS held, 0 AS "shopifyMinor",
              sum(total_minor - refunded_minor) AS "heldMinor"
         FROM orders WHERE shop_id = $1 AND order_id = ANY($4::bigint[]) GROUP BY 1) m`,
    // no batch ends at a negative byte, and no order goes twice
    [shopId, importId, -first, gone],
  );
}
