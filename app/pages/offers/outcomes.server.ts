import { wallTime } from "../../calendar/wall-time.ts";
import { pool } from "../../db.server.ts";
import { keptArms } from "../../experiments/kept-arms.server.ts";
import { outcomeWindow } from "../../experiments/outcome-window.ts";
import { resultsOf } from "../../experiments/results.ts";
import type { OfferRow } from "../../offers/offers.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Outcome } from "./outcome.ts";

/**
 * What came of offers, as far as it can be said without reading their orders again.
 * @param seesCosts else the verdict, which a profit leads to, is not told
 */
export async function outcomesOf(
  shop: ShopRow,
  offers: readonly OfferRow[],
  seesCosts: boolean,
  now: number,
): Promise<Map<string, Outcome>> {
  const kept = await keptArms(
    pool,
    shop.shopId,
    offers.map(({ offerId }) => offerId),
  );
  const outcomes = new Map<string, Outcome>();
  for (const offer of offers) {
    const window = outcomeWindow(offer);
    if (!window || offer.state === "failed") continue;
    const known = kept.get(offer.offerId);
    if (Date.parse(window.until) > now)
      outcomes.set(offer.offerId, {
        kind: "open",
        day: wallTime(window.until, shop.timezone).day,
      });
    // also when it was judged with another margin
    else if (!known?.judged || known.judged.marginPercent !== offer.marginPercent)
      outcomes.set(offer.offerId, { kind: "adding" });
    else {
      const { treatedRate, holdoutRate, verdict } = resultsOf(
        known.arms.treated,
        known.arms.holdout,
        offer.marginPercent,
        true,
        known.judged.verdict,
      );
      const told = seesCosts ? verdict : null;
      outcomes.set(offer.offerId, { kind: "judged", treatedRate, holdoutRate, verdict: told });
    }
  }
  return outcomes;
}
