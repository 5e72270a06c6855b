import { pool, rows, transaction } from "../db.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { shopsDueForComparison } from "../orders/weekly.server.ts";

/** Crontab in UTC. The minutes are odd on purpose: everybody else's jobs run on the hour. */
export const crontab = [
  { task: "hourly", match: "7 * * * *" },
  { task: "nightly", match: "23 3 * * *" },
] as const;

/** Receipts older than this cannot meet a second delivery any more. */
const RECEIPT_DAYS = 30;
/** An export that still contains a deleted order began before it was deleted; results live a week. */
const DELETED_DAYS = 30;

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

async function installedShops(): Promise<number[]> {
  const found = await rows<{ shopId: number }>(
    pool,
    `SELECT shop_id AS "shopId" FROM shops WHERE uninstalled_at IS NULL`,
  );
  return found.map((shop) => shop.shopId);
}

export const handlers: Handlers = {
  hourly: async () => {
    for (const shopId of await installedShops())
      await enqueue(pool, "orders.reconcile", { shopId }, { key: `reconcile:${shopId}` });
  },
  nightly: async () => {
    for (const shopId of await installedShops())
      await transaction(async (db) => {
        await enqueue(db, "products.import", { shopId }, { key: `products:${shopId}` });
        await enqueue(db, "orders.check-counts", { shopId }, { key: `counts:${shopId}` });
        await enqueue(db, "customers.rebuild-facts", { shopId }, { key: `facts:${shopId}` });
        await enqueue(db, "surveys.drop-unproven", { shopId }, { key: `unproven:${shopId}` });
      });
    // asked every night, so that a night without a worker does not cost a week
    for (const shopId of await shopsDueForComparison(new Date()))
      await enqueue(pool, "orders.weekly", { shopId }, { key: `weekly-begin:${shopId}` });
    await pool.query("DELETE FROM webhook_receipts WHERE received_at < $1", [
      daysAgo(RECEIPT_DAYS),
    ]);
    // left behind when a worker was killed on a job that a newer one had replaced
    await pool.query(
      `DELETE FROM graphile_worker._private_jobs
        WHERE key IS NULL AND attempts >= max_attempts AND locked_at IS NULL AND last_error IS NULL`,
    );
    await pool.query("DELETE FROM deleted_orders WHERE noticed_at < $1", [daysAgo(DELETED_DAYS)]);
  },
};
