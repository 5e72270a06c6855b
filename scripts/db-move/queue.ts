import type pg from "pg";
import { quoted } from "./tables.ts";

/** Sequences go on after the highest number that was copied. */
export async function continueNumbers(to: pg.Client): Promise<void> {
  const { rows } = await to.query<{ table: string; column: string; sequence: string }>(
    `SELECT c.relname AS table, a.attname AS column, pg_get_serial_sequence(quote_ident(c.relname), a.attname) AS sequence
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE n.nspname = 'public' AND c.relkind = 'r'
        AND pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NOT NULL`,
  );
  for (const { table, column, sequence } of rows)
    await to.query(
      `SELECT setval($1::regclass, coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) IS NOT NULL) FROM ${quoted(table)}`,
      [sequence],
    );
}

export interface WaitingJob {
  identifier: string;
  payload: unknown;
  queue_name: string | null;
  run_at: Date | string;
  max_attempts: number;
  key: string | null;
  priority: number;
  flags: Record<string, true> | null;
}

/** Jobs that wait (a sale's start, a refresh) go along; those given up stay behind. */
export async function jobsOf(from: pg.Client): Promise<WaitingJob[]> {
  const { rows } = await from.query<WaitingJob>(
    `SELECT t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority, j.flags
       FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       LEFT JOIN graphile_worker._private_job_queues q ON q.id = j.job_queue_id
      WHERE j.attempts < j.max_attempts OR j.locked_at IS NOT NULL ORDER BY j.id`,
  );
  return rows;
}

export async function addJobs(to: pg.Client, jobs: readonly WaitingJob[]): Promise<void> {
  for (const job of jobs)
    await to.query(
      `SELECT graphile_worker.add_job($1, payload := $2::json, queue_name := $3, run_at := $4, max_attempts := $5,
         job_key := $6, priority := $7, flags := $8)`,
      [
        job.identifier,
        JSON.stringify(job.payload),
        job.queue_name,
        job.run_at,
        job.max_attempts,
        job.key,
        job.priority,
        Object.keys(job.flags ?? {}),
      ],
    );
}
