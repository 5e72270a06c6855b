import { pool, rows, type Db } from "../db.server.ts";
import { entryOf, jobNames } from "../jobs/catalog.ts";
import { acts, type Act } from "../jobs/job.ts";
import { Stopped } from "./stopped.ts";

/** Who holds something back: whoever runs Boomerang, or a shop that is leaving. Each lets go of its own only. */
export type Cause = "operator" | "leaving";

/** Instead of a shop's number: every shop, also those that come later. Shops count from 1. */
export const ALL_SHOPS = 0;

export interface Stop {
  act: Act;
  cause: Cause;
  /** as it was typed by who stopped it */
  reason: string;
  since: Date;
  forAll: boolean;
}

/** What is stopped for a shop, by itself and for all, the longest first. */
export async function stopsOf(db: Db, shopId: number): Promise<Stop[]> {
  const found = await rows<{
    act: string;
    cause: string;
    reason: string;
    since: Date;
    shopId: number;
  }>(
    db,
    `SELECT act, cause, reason, since, shop_id AS "shopId" FROM stops
      WHERE shop_id = ANY($1::int[]) ORDER BY since, act`,
    [[ALL_SHOPS, shopId]],
  );
  return found.map(({ shopId: of, ...stop }) => ({
    ...stop,
    act: stop.act as Act,
    cause: stop.cause as Cause,
    forAll: of === ALL_SHOPS,
  }));
}

/** Since when a shop is leaving; null while it stays. */
export async function leavingSince(db: Db, shopId: number): Promise<Date | null> {
  const [stop] = await rows<{ since: Date }>(
    db,
    "SELECT since FROM stops WHERE shop_id = $1 AND act = 'launching' AND cause = 'leaving'",
    [shopId],
  );
  return stop?.since ?? null;
}

/** The guard of a job, before it does anything. @throws Stopped */
export async function guardJob(shopId: number, act: Act): Promise<void> {
  const stop = (await stopsOf(pool, shopId)).find((one) => one.act === act);
  if (stop) throw new Stopped(act, stop.since);
}

/** The guard at the moment of acting: asked of the database each time, kept nowhere. @throws Stopped */
export async function guardActs(domain: string, acts: readonly Act[]): Promise<void> {
  if (acts.length === 0) return;
  const [stop] = await rows<{ act: string; since: Date }>(
    pool,
    `SELECT act, since FROM stops
      WHERE act = ANY($2) AND (shop_id = 0 OR shop_id = (SELECT shop_id FROM shops WHERE domain = $1))
      ORDER BY since LIMIT 1`,
    [domain, acts],
  );
  if (stop) throw new Stopped(stop.act as Act, stop.since);
}

/**
 * Stops it at once, in every process: nothing that acts so is sent to Shopify from the next request on.
 * @param shopId ALL_SHOPS for every shop
 * @returns false when it was stopped for this cause already; the first reason stays
 */
export async function stop(
  db: Db,
  shopId: number,
  act: Act,
  { cause, reason }: { cause: Cause; reason: string },
): Promise<boolean> {
  const stopped = await db.query(
    `INSERT INTO stops (shop_id, act, cause, reason, since) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [shopId, act, cause, reason, new Date()],
  );
  return stopped.rowCount === 1;
}

/**
 * Lets go of what this cause held back, and wakes the jobs that waited for it.
 * @returns false when nothing was stopped
 */
export async function resume(db: Db, shopId: number, act: Act, cause: Cause): Promise<boolean> {
  const resumed = await db.query(
    "DELETE FROM stops WHERE shop_id = $1 AND act = $2 AND cause = $3",
    [shopId, act, cause],
  );
  if (resumed.rowCount === 0) return false;
  const names = jobNames.flatMap((name) => {
    const entry = entryOf(name);
    return entry.act === act ? [name, ...(entry.formerly ?? [])] : [];
  });
  await db.query(
    `SELECT count(*) FROM graphile_worker.reschedule_jobs(
       (SELECT array_agg(id) FROM graphile_worker._private_jobs
         WHERE locked_at IS NULL AND attempts < max_attempts AND run_at > now() AND ($1 = 0 OR (payload->>'shopId')::int = $1)
           AND task_id IN (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ANY($2))),
       run_at := now())`,
    [shopId, names],
  );
  return true;
}

/** The same for everything this cause held back. @returns false when nothing was stopped */
export async function resumeAll(db: Db, shopId: number, cause: Cause): Promise<boolean> {
  let resumed = false;
  for (const act of acts) resumed = (await resume(db, shopId, act, cause)) || resumed;
  return resumed;
}
