import { adminFor } from "../admin-api/client.server.ts";
import { pool, transaction } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import type { Standing } from "../shops/ending.ts";
import { requireShop } from "../shops/shop.server.ts";
import { leavingOf, type Leaving, type LeftOver } from "./leave.server.ts";
import { endings, standingIn } from "./standing.server.ts";
import { notAsked, stillThere } from "./words.ts";

/** What stands again after so many rounds is left to the merchant. */
const ROUNDS = 3;

const SOONEST_MS = 1000;
const LATEST_MS = 5 * 60_000;

/**
 * Job leaving.end: the rooms are asked to end what stands, each by jobs of its own behind whatever it is about to make;
 * once these are done Shopify is asked whether anything still stands. May be killed anywhere and run again.
 */
export async function endEverything(shopId: number): Promise<void> {
  const leaving = await leavingOf(pool, shopId);
  if (!leaving || leaving.finishedAt) return;
  if (leaving.rounds > 0 && (await pendingOf(shopId)) > 0) return lookAgain(shopId, leaving);
  const { domain } = await requireShop(pool, shopId);
  const standing = await standingIn(adminFor(domain), shopId);
  const again = standing.filter(({ problem }) => problem === null || leaving.rounds === 0);
  if (again.length > 0 && leaving.rounds < ROUNDS) return askAll(shopId, leaving, again);
  await finish(shopId, leaving, standing);
}

/** Jobs of the rooms that are still to end something. */
export async function pendingOf(shopId: number): Promise<number> {
  const counts = await Promise.all(
    Object.values(endings).map((ending) => ending.pending(pool, shopId)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

async function askAll(shopId: number, leaving: Leaving, standing: Standing[]): Promise<void> {
  await transaction(async (db) => {
    const noted = await db.query(
      `UPDATE leavings SET rounds = rounds + 1, found = coalesce(found, $4)
        WHERE shop_id = $1 AND began_at = $2 AND rounds = $3`,
      [shopId, leaving.beganAt, leaving.rounds, standing.length],
    );
    // the merchant has changed their mind meanwhile
    if (noted.rowCount === 0) return;
    const of = { offer: endings.offers, sale: endings["flash-sales"], survey: endings.surveys };
    for (const what of ["offer", "sale", "survey"] as const)
      await of[what].ask(
        db,
        shopId,
        standing.filter((one) => one.what === what),
      );
  });
  await lookAgain(shopId, leaving);
}

/** Later and later: a shop that Shopify does not serve may take days. */
async function lookAgain(shopId: number, { beganAt }: Leaving): Promise<void> {
  const waited = Date.now() - beganAt.getTime();
  const wait = Math.min(LATEST_MS, Math.max(SOONEST_MS, waited / 10));
  await enqueue(pool, "leaving.end", { shopId }, { runAt: new Date(Date.now() + wait) });
}

async function finish(shopId: number, leaving: Leaving, standing: Standing[]): Promise<void> {
  const left: LeftOver[] = standing.map(({ what, title, problem }) => ({
    what,
    title,
    why: problem ?? stillThere,
  }));
  await note(
    shopId,
    `UPDATE leavings SET "left" = $2, finished_at = $3, found = coalesce(found, 0)
      WHERE shop_id = $1 AND began_at = $4`,
    [left, leaving.beganAt],
  );
}

/** Notes that it is over, and tells it. @param statement $1 = shop, $2 = what is left, $3 = now, and more */
async function note(
  shopId: number,
  statement: string,
  [left, ...more]: [LeftOver[], ...Date[]],
): Promise<void> {
  const at = new Date();
  await transaction(async (db) => {
    const noted = await db.query(statement, [shopId, JSON.stringify(left), at, ...more]);
    if (noted.rowCount === 1)
      await announce(db, "leaving.finished", { shopId, at: at.toISOString() });
  });
}

/** When Shopify could not even be asked what stands. @param why a sentence */
export async function giveUp(shopId: number, why: string): Promise<void> {
  await note(
    shopId,
    'UPDATE leavings SET "left" = $2, finished_at = $3 WHERE shop_id = $1 AND finished_at IS NULL',
    [[{ what: "all", title: "", why: notAsked(why) }]],
  );
}
