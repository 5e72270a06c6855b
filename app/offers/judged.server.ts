import type { AdminClient } from "../admin-api/client.server.ts";
import { pool } from "../db.server.ts";
import type { OfferPhase } from "./offer.ts";
import { getOffer, type OfferRow } from "./offers.server.ts";
import { standingOf } from "./standing.server.ts";
import { outcomeWindow } from "../experiments/outcome-window.ts";
import { judge, type Results } from "../experiments/verdict.ts";
import { membersElsewhere } from "../experiments/contamination.server.ts";
import { expectedRates } from "../experiments/experiments.server.ts";
import type { ArmName } from "../experiments/holdout.ts";
import { armsOf } from "../experiments/arms.server.ts";

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
): Promise<JudgedOffer | null> {
  const found = await getOffer(pool, shopId, offerId);
  if (!found) return null;
  const [offer] = await standingOf(admin, [found]);
  const window = outcomeWindow(found);
  const expected = await expectedRates(pool, shopId, offerId);
  const elsewhere = await membersElsewhere(pool, shopId, offerId);
  const about = { offer: offer!, window, expected, elsewhere };
  if (!window) return { ...about, results: null, isOver: false };
  const isOver =
    offer!.phase === "ended" ||
    offer!.phase === "stopped" ||
    Date.parse(window.until) <= Date.now();
  const { treated, holdout } = await armsOf(pool, shopId, offerId, window);
  return { ...about, isOver, results: judge(treated, holdout, found.marginPercent, isOver) };
}
