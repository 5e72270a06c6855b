import { setTimeout as sleep } from "node:timers/promises";
import { pool, rows } from "../db.server.ts";
import { JOB_HEADROOM, waitFor, type Bucket, type Caller } from "./bucket.ts";

const RESTORED =
  "least(maximum, available + restore_rate * extract(epoch FROM clock_timestamp() - at))";
const SHOP = "(SELECT shop_id FROM shops WHERE domain = $1)";

/**
 * Waits until the shop's bucket has room for a request and takes its points out. The bucket is one row for all
 * processes, so web and workers together stay within what Shopify grants.
 */
export async function takePoints(domain: string, cost: number, caller: Caller): Promise<void> {
  for (;;) {
    const taken = await pool.query(
      `UPDATE admin_buckets SET available = ${RESTORED} - $2, at = clock_timestamp()
        WHERE shop_id = ${SHOP} AND ${RESTORED} >= least($2 + $3 * maximum, maximum)`,
      [domain, cost, caller === "job" ? JOB_HEADROOM : 0],
    );
    if (taken.rowCount === 1) return;
    const bucket = await readBucket(domain);
    // Shopify has not told yet how big the bucket is: the first answer will
    if (!bucket) return;
    await sleep(Math.max(20, waitFor(bucket, cost, bucket.at, caller)));
  }
}

/** The bucket as Shopify's last answer described it; `at` is now. Null before the first answer. */
export async function readBucket(domain: string): Promise<Bucket | null> {
  const [bucket] = await rows<Omit<Bucket, "at">>(
    pool,
    `SELECT ${RESTORED} AS available, maximum, restore_rate AS "restoreRate" FROM admin_buckets WHERE shop_id = ${SHOP}`,
    [domain],
  );
  return bucket ? { ...bucket, at: 0 } : null;
}

/** What Shopify said of the bucket after a request. */
export async function rememberBucket(domain: string, bucket: Omit<Bucket, "at">): Promise<void> {
  await pool.query(
    `INSERT INTO admin_buckets (shop_id, available, maximum, restore_rate, at)
     SELECT shop_id, $2, $3, $4, clock_timestamp() FROM shops WHERE domain = $1
     ON CONFLICT (shop_id) DO UPDATE SET available = excluded.available, maximum = excluded.maximum,
       restore_rate = excluded.restore_rate, at = excluded.at`,
    [domain, bucket.available, bucket.maximum, bucket.restoreRate],
  );
}
