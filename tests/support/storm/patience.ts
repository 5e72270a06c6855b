import type { Query } from "./compare.ts";

/**
 * Takes the waiting out of a storm: jobs that would be tried again in minutes are tried now, and an export that makes
 * no progress has made none for an hour.
 */
export async function hurry(query: Query): Promise<void> {
  await query(
    `UPDATE graphile_worker._private_jobs SET run_at = now()
      WHERE locked_at IS NULL AND attempts < max_attempts AND run_at > now()
        -- these wait for the import, and would wait again at once
        AND NOT (key LIKE 'orders.refresh-customer:%' AND EXISTS
          (SELECT 1 FROM order_imports WHERE phase IN ('starting', 'querying', 'loading', 'facts')))`,
  );
  await query(
    "UPDATE order_imports SET progressed_at = now() - interval '1 hour' WHERE phase = 'querying' AND progressed_at < now() - interval '3 seconds'",
  );
}

/** Jobs that are running or have something left to do. */
export async function jobsLeft(query: Query): Promise<number> {
  const [row] = await query<{ n: number }>(
    "SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE attempts < max_attempts OR locked_at IS NOT NULL",
  );
  return row!.n;
}

/**
 * Jobs nobody will try again, with their last words. A job that was running when news of the same key came has lost its
 * key to the job that replaced it: its own end does not matter.
 */
export async function givenUp(query: Query): Promise<string[]> {
  const rows = await query<{ name: string; error: string }>(
    `SELECT t.identifier AS name, left(j.last_error, 200) AS error
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE j.attempts >= j.max_attempts AND j.locked_at IS NULL AND j.last_error IS NOT NULL
        AND j.key IS NOT NULL`,
  );
  return rows.map(({ name, error }) => `${name}: ${error}`);
}

/**
 * Locks taken long ago: whoever looks for killed workers finds them at its next look. Living ones keep theirs by their
 * own lock.
 */
export async function noticeTheDead(query: Query): Promise<void> {
  for (const table of ["_private_jobs", "_private_job_queues"])
    await query(
      `UPDATE graphile_worker.${table} SET locked_at = locked_at - interval '1 minute' WHERE locked_at IS NOT NULL`,
    );
}
