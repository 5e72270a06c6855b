import { wallTime } from "../../calendar/wall-time.ts";
import { pool } from "../../db.server.ts";
import { keptArms } from "../../experiments/kept-arms.server.ts";
import { outcomeWindow } from "../../experiments/outcome-window.ts";
import { judge } from "../../experiments/verdict.ts";
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
    const arms = kept.get(offer.offerId);
    if (Date.parse(window.until) > now)
      outcomes.set(offer.offerId, {
        kind: "open",
        day: wallTime(window.until, shop.timezone).day,
      });
    else if (!arms) outcomes.set(offer.offerId, { kind: "adding" });
    else {
      const { treated, holdout } = arms;
      const { treatedRate, holdoutRate, verdict } = judge(
        treated,
        holdout,
        offer.marginPercent,
        true,
      );
      const told = seesCosts ? verdict : null;
      outcomes.set(offer.offerId, { kind: "judged", treatedRate, holdoutRate, verdict: told });
    }
  }
  return outcomes;
}
