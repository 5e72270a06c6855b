import type { Db } from "../db.server.ts";
import { jobs, queueOf, type JobName, type JobPayload } from "./catalog.ts";

export interface EnqueueOptions {
  /** a job of the same key that has not begun is replaced instead of added */
  key?: string;
  runAt?: Date;
  /** a job of the same key that waits already keeps its moment: a stream of news cannot put it off for ever */
  keepRunAt?: boolean;
  maxAttempts?: number;
  /** smaller runs earlier */
  priority?: number;
}

/**
 * Adds a job in the caller's transaction: it exists exactly when the rows it is about exist.
 * @throws ZodError when the payload is not what the catalog says
 */
export async function enqueue<N extends JobName>(
  db: Db,
  name: N,
  payload: JobPayload<N>,
  options: EnqueueOptions = {},
): Promise<void> {
  const checked = jobs[name].parse(payload);
  await db.query(
    `SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3, job_key := $4,
       run_at := $5, max_attempts := $6, priority := $7, job_key_mode := $8)`,
    [
      name,
      JSON.stringify(checked),
      queueOf(name, checked as { shopId?: number; orderId?: string }),
      options.key ?? null,
      options.runAt ?? null,
      options.maxAttempts ?? 12,
      options.priority ?? 0,
      options.keepRunAt ? "preserve_run_at" : "replace",
    ],
  );
}

/** Takes back a job that has not begun. */
export async function cancelJob(db: Db, key: string): Promise<void> {
  await db.query("SELECT graphile_worker.remove_job($1)", [key]);
}

/** Takes back every job of a shop that is not running. */
export async function cancelJobsOfShop(db: Db, shopId: number): Promise<void> {
  await db.query(
    `SELECT graphile_worker.complete_jobs(array_agg(id))
       FROM graphile_worker._private_jobs
      WHERE locked_at IS NULL AND (payload->>'shopId')::int = $1
     HAVING count(*) > 0`,
    [shopId],
  );
}
