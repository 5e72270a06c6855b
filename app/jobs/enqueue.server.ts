import type { Db } from "../db.server.ts";
import { jobs, queueOf, type JobName, type JobPayload } from "./catalog.ts";

/** Tries of a job: the last one comes about a day after the first. */
const ATTEMPTS = 12;

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
      options.maxAttempts ?? ATTEMPTS,
      options.priority ?? 0,
      options.keepRunAt ? "preserve_run_at" : "replace",
    ],
  );
}

export interface KeyedJob<N extends JobName = JobName> {
  name: N;
  payload: JobPayload<N>;
  key: string;
}

/**
 * Adds many jobs in one statement; of several with one key the last one stays. In the caller's transaction.
 * @throws ZodError when a payload is not what the catalog says
 */
export async function enqueueAll(db: Db, wanted: KeyedJob[]): Promise<void> {
  // in order of their keys: two processes that add the same ones wait for each other instead of blocking each other
  const byKey = [...new Map(wanted.map((job) => [job.key, job]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, job]) => job);
  if (byKey.length === 0) return;
  const specs = byKey.map(({ name, payload, key }) => {
    const checked = jobs[name].parse(payload) as { shopId?: number; orderId?: string };
    return { name, payload: checked, queue: queueOf(name, checked), key };
  });
  await db.query(
    `SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
       SELECT (name, payload, queue, NULL, ${ATTEMPTS}, key, 0, NULL)::graphile_worker.job_spec
         FROM jsonb_to_recordset($1::jsonb) AS spec(name text, payload json, queue text, key text)))`,
    [JSON.stringify(specs)],
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
