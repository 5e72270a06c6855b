import { DAY_MS } from "../calendar/days.ts";
import { pool, transaction } from "../db.server.ts";
import { closedBetween } from "../experiments/experiments.server.ts";
import { keepArms, withoutArms } from "../experiments/kept-arms.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { getOffer } from "./offers.server.ts";

/** Nights without a worker after which a verdict is told all the same; less than a notice is kept. */
const LOOK_BACK_MS = 14 * DAY_MS;

/** Offers of a release that kept no verdicts; a night adds up so many. */
const BEHIND_A_NIGHT = 50;

/**
 * Job offers.tell-verdicts: adds up the offers whose outcome window has closed, for two weeks every night anew because
 * goods come back, and tells them each time with the same moment: by it whoever listens knows that it is no news any
 * more.
 */
export async function tellVerdicts(shopId: number, now: Date): Promise<void> {
  const since = new Date(now.getTime() - LOOK_BACK_MS);
  for (const { experimentId, untilAt } of await closedBetween(pool, shopId, since, now)) {
    const at = untilAt.toISOString();
    await keepArms(pool, shopId, experimentId, now);
    await transaction(async (db) => {
      const offer = await getOffer(db, shopId, experimentId);
      if (offer) await announce(db, "offer.judged", { shopId, offerId: offer.offerId, at });
    });
  }
  for (const experimentId of await withoutArms(pool, shopId, now, BEHIND_A_NIGHT))
    await keepArms(pool, shopId, experimentId, now);
}
