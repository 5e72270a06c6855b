import type { AdminClient } from "../../admin-api/client.server.ts";
import { latestFit } from "../../clv/predict/values.server.ts";
import { allStates } from "../../clv/states/state-flow.ts";
import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { liveRfmCounts } from "../live.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { rfmFigure } from "./rfm.ts";

/**
 * What the segments mean in this shop, and Shopify's groups beside them.
 * @returns with what Shopify counts as a promise: asked while the page is read, shown after the rest
 */
export async function segmentsHelp(shop: ShopRow, admin: AdminClient) {
  const shopifyRfm = liveRfmCounts(admin);
  return { currency: shop.currency, help: await helpOf(shop), shopifyRfm };
}

async function helpOf({ shopId }: ShopRow) {
  const [fit, isPart] = await Promise.all([latestFit(pool, shopId), areOfAPart(shopId)]);
  if (isPart || !fit || fit.picture.states.length === 0) return null;
  const { picture, scorer } = fit;
  return {
    states: allStates(picture.states),
    lines:
      scorer.kind === "model"
        ? { kind: "model" as const, ...scorer.fit.thresholds }
        : { kind: "rhythm" as const, ...scorer.rhythm },
    rfm: picture.rfm ? { groups: picture.rfm.groups, figure: rfmFigure(picture.rfm) } : null,
  };
}
