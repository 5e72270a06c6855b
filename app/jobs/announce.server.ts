import type { Db } from "../db.server.ts";
import { addToQueue } from "./enqueue.server.ts";
import { jobsAfter, type Piece } from "./listeners.ts";
import type { NewsName, NewsPayload } from "./news.ts";

/**
 * Tells what happened, in the transaction it happened in: the jobs that listen exist exactly when the rows they are
 * about do.
 * @throws ZodError when the payload is not what jobs/news.ts says
 */
export async function announce<N extends NewsName>(
  db: Db,
  name: N,
  payload: NewsPayload<N>,
): Promise<void> {
  await announceAll(db, [{ name, payload } as Piece]);
}

/** Several pieces in one statement; of jobs with one key the last one stays. In the caller's transaction. */
export async function announceAll(db: Db, pieces: Piece[]): Promise<void> {
  await addToQueue(db, pieces.flatMap(jobsAfter));
}
