import { DAY_MS } from "../calendar/days.ts";
import { pool, transaction } from "../db.server.ts";
import { closedBetween } from "../experiments/experiments.server.ts";
import { judgeHere, type Judge } from "../experiments/judged.server.ts";
import { keepArms, withoutArms } from "../experiments/kept-arms.server.ts";
import { judgeInThread } from "../experiments/verdict/in-thread.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { getOffer } from "./offers.server.ts";

/** Nights in which goods that come back still count, and one more; less than a notice is kept. */
const LOOK_BACK_MS = 22 * DAY_MS;

/** Offers of a release that kept no verdicts; a night adds up so many. */
const BEHIND_A_NIGHT = 50;

/** Below this many customers a thread takes longer to begin than the verdict. */
const WORTH_A_THREAD = 5_000;

const judge: Judge = (input) =>
  input.campaign.arm.length < WORTH_A_THREAD ? judgeHere(input) : judgeInThread(input);

/**
 * Job offers.tell-verdicts: judges the offers whose outcome window has closed, for three weeks every night anew because
 * goods come back, and tells them each time with the same moment: by it whoever listens knows that it is no news any
 * more.
 */
export async function tellVerdicts(shopId: number, now: Date): Promise<void> {
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  for (const { experimentId, untilAt } of await closedBetween(pool, shopId, since, now)) {
    const at = untilAt.toISOString();
    await judgeOffer(shopId, experimentId, now);
    await transaction(async (db) => {
      const offer = await getOffer(db, shopId, experimentId);
      if (offer) await announce(db, "offer.judged", { shopId, offerId: offer.offerId, at });
    });
  }
  for (const experimentId of await withoutArms(pool, shopId, now, BEHIND_A_NIGHT))
    await judgeOffer(shopId, experimentId, now);
}

/** Job offers.judge: an offer whose window has closed, with the margin it has now. */
export async function judgeOffer(shopId: number, offerId: string, now: Date): Promise<void> {
  const offer = await getOffer(pool, shopId, offerId);
  await keepArms(pool, shopId, offerId, offer?.marginPercent ?? null, judge, now);
}
