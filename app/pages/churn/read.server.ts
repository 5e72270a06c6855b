import type { AdminClient } from "../../admin-api/client.server.ts";
import { latestFit } from "../../clv/predict/values.server.ts";
import { pool } from "../../db.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { liveRfmCounts } from "../live.server.ts";
import { discountLedFigure } from "./discounts.ts";
import { allStates, churnFigures, riskMapFigure, winBackFigure } from "./figures.ts";
import { replenishmentFigure } from "./products.ts";
import { rfmFigure } from "./rfm.ts";

/**
 * Everything the churn page shows.
 * @returns with what Shopify counts as a promise: asked while the page is read, shown after the rest
 */
export async function churnPage(shop: ShopRow, admin: AdminClient) {
  const shopifyRfm = liveRfmCounts(admin);
  return { ...(await churnOf(shop)), shopifyRfm };
}

/** From one row: counting a million customers is a night's work. */
async function churnOf(shop: ShopRow) {
  const { shopId, currency } = shop;
  const [fit, isPart] = await Promise.all([latestFit(pool, shopId), areOfAPart(shopId)]);
  // a young history has rhythms of hours: states of its first orders would put fortunes at risk
  if (isPart || !fit || fit.picture.states.length === 0) return { currency, churn: null };
  const { picture, scorer } = fit;
  const { riskMap, winBack, secondOrder, historyDays, discounts, rfm, products } = picture;
  const customers = picture.states.reduce((sum, state) => sum + state.customers, 0);
  return {
    currency,
    churn: {
      asOf: fit.asOf,
      readiness: picture.readiness,
      figures: [...churnFigures(picture.states, picture), discountLedFigure(discounts, customers)],
      states: allStates(picture.states),
      lines:
        scorer.kind === "model"
          ? { kind: "model" as const, ...scorer.fit.thresholds }
          : { kind: "rhythm" as const, ...scorer.rhythm },
      flow: picture.flow,
      riskMap: riskMap ? { ...riskMap, figure: riskMapFigure(riskMap) } : null,
      winBack: {
        points: winBack,
        closes: secondOrder.windowCloses,
        usualWait: secondOrder.usualWait,
        figure: winBackFigure(secondOrder.windowCloses, winBack, historyDays),
      },
      discounts,
      rfm: rfm ? { groups: rfm.groups, figure: rfmFigure(rfm) } : null,
      products: {
        gaps: products,
        ...picture.productsSold,
        figure: replenishmentFigure(products),
      },
    },
  };
}
