import { DAY_MS } from "../calendar/days.ts";
import { pool, rows } from "../db.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { entryOf, jobNames } from "../jobs/catalog.ts";
import { addToQueue } from "../jobs/enqueue.server.ts";
import { queued } from "../jobs/job.ts";

/** Crontab in UTC. The minutes are odd on purpose: everybody else's jobs run on the hour. */
export const crontab = [
  { task: "worker.hour", match: "7 * * * *" },
  { task: "worker.night", match: "23 3 * * *" },
] as const;

/** Receipts older than this cannot meet a second delivery any more. */
const RECEIPT_DAYS = 30;
/** An export that still contains a deleted order began before it was deleted; results live a week. */
const DELETED_DAYS = 30;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

async function installedShops(): Promise<number[]> {
  const found = await rows<{ shopId: number }>(
    pool,
    `SELECT shop_id AS "shopId" FROM shops WHERE uninstalled_at IS NULL`,
  );
  return found.map((shop) => shop.shopId);
}

/** Adds every job of a schedule, for every shop. */
export async function beginForAll(schedule: "hourly" | "nightly"): Promise<void> {
  const due = jobNames.filter((name) => entryOf(name).schedule === schedule);
  for (const shopId of await installedShops())
    await addToQueue(
      pool,
      due.map((name) => queued(name, entryOf(name), { shopId })),
    );
}

export const handlers: Handlers = {
  "worker.hour": () => beginForAll("hourly"),
  "worker.night": async () => {
    await beginForAll("nightly");
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
