import { rows, transaction, type Db } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { acts } from "../jobs/job.ts";
import { publishAgain } from "../surveys/publish.server.ts";
import { leavingSince, resumeAll, stop } from "../switches/switches.server.ts";
import { reasonOfStop } from "./words.ts";

/** What could not be ended; "all" = nobody knows, because Shopify could not be asked. */
export interface LeftOver {
  what: "offer" | "sale" | "survey" | "all";
  title: string;
  /** a sentence */
  why: string;
}

export interface Leaving {
  beganAt: Date;
  rounds: number;
  /** null until Shopify was asked what stands */
  found: number | null;
  left: LeftOver[];
  finishedAt: Date | null;
}

/** How far a leaving shop is; null while it stays. */
export async function leavingOf(db: Db, shopId: number): Promise<Leaving | null> {
  if ((await leavingSince(db, shopId)) === null) return null;
  const [found] = await rows<Leaving>(
    db,
    `SELECT began_at AS "beganAt", rounds, found, "left", finished_at AS "finishedAt" FROM leavings WHERE shop_id = $1`,
    [shopId],
  );
  return found ?? null;
}

/**
 * Nothing new begins from this moment on, and the job that ends what stands is added. Pressed twice it is pressed
 * once; pressed again after it is done, what could not be ended is tried again.
 */
export async function leave(shopId: number): Promise<void> {
  await transaction(async (db) => {
    let isNew = false;
    for (const act of acts)
      isNew = (await stop(db, shopId, act, { cause: "leaving", reason: reasonOfStop })) || isNew;
    // what an earlier leaving, before the shop came back, has left there is no news
    await db.query(
      `INSERT INTO leavings (shop_id, began_at) VALUES ($1, $2)
       ON CONFLICT (shop_id) DO UPDATE
         SET began_at = CASE WHEN $3 THEN excluded.began_at ELSE leavings.began_at END, rounds = 0, found = NULL,
             "left" = '[]', finished_at = NULL
       WHERE $3 OR leavings.finished_at IS NOT NULL`,
      [shopId, new Date(), isNew],
    );
    await enqueue(db, "leaving.end", { shopId });
  });
}

/** The shop stays after all. What was ended stays ended; the survey is published again, and what waited goes on. */
export async function stay(shopId: number): Promise<void> {
  await transaction(async (db) => {
    if (!(await resumeAll(db, shopId, "leaving"))) return;
    await db.query("DELETE FROM leavings WHERE shop_id = $1", [shopId]);
    await publishAgain(db, shopId);
  });
}
