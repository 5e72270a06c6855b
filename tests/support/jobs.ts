import { pool, rows } from "../../app/db.server.ts";

export interface Waiting {
  name: string;
  key: string;
  runAt: Date;
}

/** Jobs of a shop that wait, by their key. */
export function jobsOf(shopId: number): Promise<Waiting[]> {
  return rows<Waiting>(
    pool,
    `SELECT t.identifier AS name, j.key, j.run_at AS "runAt"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE (payload->>'shopId')::int = $1 ORDER BY j.key`,
    [shopId],
  );
}

/** Takes all jobs out of the queue. */
export async function emptyQueue(): Promise<void> {
  await pool.query("DELETE FROM graphile_worker._private_jobs");
}
