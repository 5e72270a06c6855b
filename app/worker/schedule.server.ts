import { resealTokens } from "../admin-api/reseal.server.ts";
import { DAY_MS } from "../calendar/days.ts";
import { pool, transaction } from "../db.server.ts";
import { entryOf, jobNames } from "../jobs/catalog.ts";
import { addToQueue } from "../jobs/enqueue.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { queued } from "../jobs/job.ts";
import { takeUpOpenRequests } from "../shops/privacy.server.ts";
import { beginHours, beginNights } from "../shops/nights.server.ts";

/** Crontab in UTC. */
export const crontab = [
  { task: "worker.rounds", match: "* * * * *" },
  { task: "worker.tidy", match: "23 3 * * *" },
] as const;

/** Receipts older than this cannot meet a second delivery any more. */
export const RECEIPT_DAYS = 30;
/** An export that still contains a deleted order began before it was deleted; results live a week. */
export const DELETED_DAYS = 30;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);

const rounds = [
  { schedule: "hourly", begin: beginHours },
  { schedule: "nightly", begin: beginNights },
] as const;

/** Job worker.rounds: adds what shops whose hour or night has come have to do. */
export async function goRounds(now: Date): Promise<void> {
  for (const { schedule, begin } of rounds)
    await transaction(async (db) => {
      const shopIds = await begin(db, now);
      const due = jobNames.filter((name) => entryOf(name).schedule === schedule);
      await addToQueue(
        db,
        shopIds.flatMap((shopId) => due.map((name) => queued(name, entryOf(name), { shopId }))),
      );
    });
}

/** Job worker.tidy. */
async function tidyUp(): Promise<void> {
  // those of an uninstall are few, and a body heard before must not be believed however late it comes
  await pool.query(
    "DELETE FROM webhook_receipts WHERE received_at < $1 AND topic <> 'APP_UNINSTALLED'",
    [daysAgo(RECEIPT_DAYS)],
  );
  // left behind when a worker was killed on a job that a newer one had replaced
  await pool.query(
    `DELETE FROM graphile_worker._private_jobs
      WHERE key IS NULL AND attempts >= max_attempts AND locked_at IS NULL AND last_error IS NULL`,
  );
  // by then every process has the keys of today
  await resealTokens();
  await pool.query("DELETE FROM deleted_orders WHERE noticed_at < $1", [daysAgo(DELETED_DAYS)]);
  await takeUpOpenRequests();
}

export const handlers: Handlers = {
  "worker.rounds": () => goRounds(new Date()),
  "worker.tidy": tidyUp,
};
