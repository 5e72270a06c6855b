import { latestFit } from "../../clv/predict/values.server.ts";
import { shopTotals } from "../../customers/facts.server.ts";
import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";

/** What every tab begins with: the last night's findings, or why there are none to show. */
export async function foundAtNight(shop: ShopRow) {
  const { shopId, currency } = shop;
  const [totals, fit, isPart] = await Promise.all([
    shopTotals(pool, shopId),
    latestFit(pool, shopId),
    areOfAPart(shopId),
  ]);
  const hasCustomers = (totals?.customers ?? 0) > 0;
  return {
    frame: { currency, isPart, hasCustomers },
    // of half the orders everything would look final
    found: !isPart && totals && fit && hasCustomers ? { totals, fit } : null,
  };
}
