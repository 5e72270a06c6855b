import { rows, type Db } from "../db.server.ts";
import { redacted } from "../log.server.ts";
import type { JobName } from "./catalog.ts";

export interface QueueHealth {
  /** may run now */
  waiting: number;
  running: number;
  /** due at a later moment: the start of a sale, the next try */
  scheduled: number;
  /** failed at their last try: nothing happens to them unless somebody asks */
  givenUp: number;
  /** failed at a try, newest first */
  failed: FailedJob[];
}

export interface FailedJob {
  name: string;
  /** false while it is tried again by itself */
  givenUp: boolean;
  attempts: number;
  lastError: string;
  at: Date;
}

const SHOWN = 10;
const ERROR_LENGTH = 300;

/** The jobs of a shop, and those that failed. */
export async function queueHealth(db: Db, shopId: number): Promise<QueueHealth> {
  const [counts] = await rows<Omit<QueueHealth, "failed">>(
    db,
    `SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())::int AS waiting,
            count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
            count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts AND run_at > now())::int AS scheduled,
            count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts AND last_error IS NOT NULL)::int AS "givenUp"
       FROM graphile_worker._private_jobs WHERE (payload->>'shopId')::int = $1`,
    [shopId],
  );
  const failed = await rows<FailedJob>(
    db,
    `SELECT t.identifier AS name, j.attempts >= j.max_attempts AS "givenUp", j.attempts, coalesce(j.last_error, '') AS "lastError", j.updated_at AS at
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE (payload->>'shopId')::int = $1 AND j.last_error IS NOT NULL AND j.locked_at IS NULL
      ORDER BY j.updated_at DESC LIMIT ${SHOWN}`,
    [shopId],
  );
  return {
    ...counts!,
    failed: failed.map((job) => ({
      ...job,
      lastError: redacted(job.lastError.split("\n")[0]!).slice(0, ERROR_LENGTH),
    })),
  };
}

/** Jobs of a shop that are still to be done, now or at a later try. */
export async function pendingJobs(db: Db, shopId: number, names: JobName[]): Promise<number> {
  const [found] = await rows<{ count: number }>(
    db,
    `SELECT count(*)::int AS count
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE (payload->>'shopId')::int = $1 AND t.identifier = ANY($2)
        AND (j.attempts < j.max_attempts OR j.locked_at IS NOT NULL)`,
    [shopId, names],
  );
  return found!.count;
}

/** Tries after which a job that was tried again by hand is given up again. */
const TRIES_AGAIN = 5;

/** Jobs that were given up begin anew, now. @returns how many */
export async function retryGivenUp(db: Db, shopId: number): Promise<number> {
  const [found] = await rows<{ count: number }>(
    db,
    `SELECT count(*)::int AS count FROM graphile_worker.reschedule_jobs(
       (SELECT array_agg(id) FROM graphile_worker._private_jobs
         WHERE (payload->>'shopId')::int = $1 AND locked_at IS NULL AND last_error IS NOT NULL AND attempts >= max_attempts),
       run_at := now(), attempts := 0, max_attempts := ${TRIES_AGAIN})`,
    [shopId],
  );
  return found!.count;
}
