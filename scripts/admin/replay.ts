import { rows, transaction, type Db } from "../../app/db.server.ts";
import { currentName, entryOf } from "../../app/jobs/catalog.ts";
import { enqueue } from "../../app/jobs/enqueue.server.ts";
import { retryGivenUp } from "../../app/jobs/queue-health.server.ts";
import { PlainError } from "../plain-error.ts";
import { note } from "./audit.ts";

const TRIES_AGAIN = 5;

/**
 * Lets a job of a shop run again, now, and writes down who asked for it.
 * @param job its number, its name, or "given-up"
 * @returns how many begin anew
 * @throws PlainError when the shop has no such job, or it cannot be begun so
 */
export async function replay(shopId: number, job: string, reason: string): Promise<number> {
  return transaction(async (db) => {
    const begun =
      job === "given-up"
        ? { count: await retryGivenUp(db, shopId), name: "" }
        : /^\d{1,15}$/.test(job)
          ? { count: 1, name: ` ${await again(db, shopId, Number(job))}` }
          : { count: await anew(db, shopId, job), name: "" };
    await note(db, shopId, `replay ${job}${begun.name}`, reason);
    return begun.count;
  });
}

async function again(db: Db, shopId: number, jobId: number): Promise<string> {
  const [job] = await rows<{ name: string; isRunning: boolean }>(
    db,
    `SELECT t.identifier AS name, j.locked_at IS NOT NULL AS "isRunning"
       FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE j.id = $1 AND (payload->>'shopId')::int = $2`,
    [jobId, shopId],
  );
  if (!job)
    throw new PlainError(`This shop has no job ${jobId}: status shows those that were given up.`);
  if (job.isRunning) throw new PlainError(`Job ${jobId} (${job.name}) runs at this moment.`);
  await db.query(
    `SELECT 1 FROM graphile_worker.reschedule_jobs(ARRAY[$1::bigint], run_at := now(), attempts := 0, max_attempts := ${TRIES_AGAIN})`,
    [jobId],
  );
  return job.name;
}

async function anew(db: Db, shopId: number, wanted: string): Promise<number> {
  const name = currentName(wanted);
  if (!name) throw new PlainError(`There is no job named "${wanted}".`);
  if (!entryOf(name).payload.safeParse({ shopId }).success)
    throw new PlainError(
      `${name} needs more than its shop: replay it by its number, once it was given up.`,
    );
  await enqueue(db, name, { shopId } as never);
  return 1;
}
