import type { Db } from "../db.server.ts";
import { entryOf, jobNames, type JobName, type JobPayload } from "./catalog.ts";
import { queued, type QueuedJob } from "./job.ts";
import { pace } from "./pace.server.ts";

/**
 * A next step of the room's own, in the caller's transaction. What another room has to do about something, that room
 * hears from the news.
 * @throws ZodError when the payload is not what the catalog says
 */
export async function enqueue<N extends JobName>(
  db: Db,
  name: N,
  payload: JobPayload<N>,
  { runAt }: { runAt?: Date } = {},
): Promise<void> {
  const job = queued(name, entryOf(name), payload);
  await addToQueue(db, [runAt ? { ...job, runAt } : job]);
}

/** The same step for many, in one statement; of several with one key the last one stays. */
export async function enqueueAll<N extends JobName>(
  db: Db,
  name: N,
  payloads: JobPayload<N>[],
): Promise<void> {
  await addToQueue(
    db,
    payloads.map((payload) => queued(name, entryOf(name), payload)),
  );
}

const adding = (keeps: "true" | "false") => `(SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
  SELECT (name, payload, queue, "runAt", attempts, key, priority,
          CASE WHEN flag IS NOT NULL THEN ARRAY[flag] END)::graphile_worker.job_spec
    FROM jsonb_to_recordset($1::jsonb) AS spec(name text, payload json, queue text, flag text, "runAt" timestamptz,
         attempts smallint, key text, priority smallint, keeps boolean)
   WHERE keeps = ${keeps}), ${keeps}))`;

/** The queue asks for those that keep their moment and those that do not apart. */
const PACED = adding("true");
const OTHERS = adding("false");

/** Adds jobs in one statement; for announce, enqueue and the schedule. */
export async function addToQueue(db: Db, wanted: (QueuedJob & { runAt?: Date })[]): Promise<void> {
  // in order of their keys: two processes that add the same ones wait for each other instead of blocking each other
  const byKey = [...new Map(wanted.map((job) => [job.key, job]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, job]) => job);
  if (byKey.length === 0) return;
  const specs = byKey.map(({ runAt, ...job }) => {
    const paced = entryOf(job.name as JobName).pace;
    // a paced one that waits already keeps its moment: a stream of news cannot put it off for ever
    const keeps = paced !== undefined;
    return { ...job, keeps, runAt: runAt ?? (paced && pace.next(job.key, paced)) };
  });
  const [paced, others] = [true, false].map((keeps) => specs.some((spec) => spec.keeps === keeps));
  await db.query(`SELECT ${!paced ? OTHERS : others ? `${PACED}, ${OTHERS}` : PACED}`, [
    JSON.stringify(specs),
  ]);
}

/** Takes back a job that has not begun. */
export async function cancelJob<N extends JobName>(
  db: Db,
  name: N,
  payload: JobPayload<N>,
): Promise<void> {
  await db.query("SELECT graphile_worker.remove_job($1)", [
    queued(name, entryOf(name), payload).key,
  ]);
}

/** Takes back every job of a shop that left, but what the law asks for all the same. */
export async function cancelJobsOfShop(db: Db, shopId: number): Promise<void> {
  await db.query(
    `SELECT graphile_worker.complete_jobs(array_agg(id))
       FROM graphile_worker._private_jobs
      WHERE locked_at IS NULL AND (payload->>'shopId')::int = $1
        AND task_id NOT IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ANY($2))
     HAVING count(*) > 0`,
    [shopId, evenAfterLeaving],
  );
}

const evenAfterLeaving = jobNames.flatMap((name) => {
  const entry = entryOf(name);
  return entry.evenAfterLeaving ? [name, ...(entry.formerly ?? [])] : [];
});
