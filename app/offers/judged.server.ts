import type { AdminClient } from "../admin-api/client.server.ts";
import { pool } from "../db.server.ts";
import type { OfferPhase } from "./offer.ts";
import { getOffer, type OfferRow } from "./offers.server.ts";
import { standingOf } from "./standing.server.ts";
import { outcomeWindow } from "../experiments/outcome-window.ts";
import { resultsOf, type Judged, type Results } from "../experiments/results.ts";
import { membersElsewhere } from "../experiments/contamination.server.ts";
import { expectedRates } from "../experiments/experiments.server.ts";
import type { ArmName } from "../experiments/holdout.ts";
import { armsOf } from "../experiments/arms.server.ts";
import { judgedBetween, judgeHere } from "../experiments/judged.server.ts";
import { keptArms, type Arms } from "../experiments/kept-arms.server.ts";

export interface JudgedOffer {
  offer: OfferRow & { phase: OfferPhase };
  /** null until Shopify has the discount */
  window: { from: string; until: string } | null;
  results: Results | null;
  /** whether the window has closed: before that there is no verdict */
  isOver: boolean;
  /**
   * share of each arm that was expected to order within 90 days when the arms were drawn; null = nothing was predicted
   */
  expected: Record<ArmName, number | null>;
  /** members of each arm who got what another experiment tried in this time */
  elsewhere: Record<ArmName, number>;
}

/** An offer with where it stands and what it has brought; null when there is none of that number. */
export async function judgedOffer(
  admin: AdminClient,
  shopId: number,
  offerId: string,
  now: number,
): Promise<JudgedOffer | null> {
  const found = await getOffer(pool, shopId, offerId);
  if (!found) return null;
  const [offer] = await standingOf(admin, [found]);
  const window = outcomeWindow(found);
  const expected = await expectedRates(pool, shopId, offerId);
  const elsewhere = await membersElsewhere(pool, shopId, offerId);
  const about = { offer: offer!, window, expected, elsewhere };
  if (!window) return { ...about, results: null, isOver: false };
  const isOver = Date.parse(window.until) <= now;
  const arms = await armsOf(pool, shopId, offerId, window);
  const judged = isOver ? await judgedNow(shopId, found, window, arms) : null;
  const { treated, holdout } = arms;
  return {
    ...about,
    isOver,
    results: resultsOf(treated, holdout, found.marginPercent, isOver, judged),
  };
}

/** More customers than that are judged by the worker: a visit does not wait for it. */
const JUDGED_AT_ONCE = 5_000;

/** What was said of it with the margin it has, or what is to be said of a small one; null while the worker is at it. */
async function judgedNow(
  shopId: number,
  { offerId, marginPercent }: OfferRow,
  window: { from: string; until: string },
  arms: Arms,
): Promise<Judged | null> {
  const kept = (await keptArms(pool, shopId, [offerId])).get(offerId)?.judged;
  if (kept && kept.marginPercent === marginPercent) return kept.verdict;
  if (arms.treated.members + arms.holdout.members > JUDGED_AT_ONCE) return null;
  return judgedBetween(pool, shopId, offerId, window, arms, marginPercent, judgeHere);
}
