import { leftOutWords } from "../../clv/fit/left-out-words.ts";
import { latestFit } from "../../clv/predict/values.server.ts";
import { shopTotals } from "../../customers/facts.server.ts";
import { countUnprofiled } from "../../customers/profiling.server.ts";
import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";

/** What every tab begins with: the last night's findings, or why there are none to show. */
export async function foundAtNight(shop: ShopRow) {
  const { shopId, currency } = shop;
  const [totals, fit, isPart, unprofiled] = await Promise.all([
    shopTotals(pool, shopId),
    latestFit(pool, shopId),
    areOfAPart(shopId),
    countUnprofiled(pool, shopId),
  ]);
  const customers = totals?.customers ?? 0;
  const hasCustomers = customers > 0;
  const hasAllObjected = !isPart && hasCustomers && unprofiled >= customers;
  return {
    frame: {
      currency,
      isPart,
      hasCustomers,
      hasAllObjected,
      leftOut: isPart ? null : leftOutWords(fit?.picture.leftOut ?? null),
    },
    // of half the orders everything would look final
    found: !isPart && totals && fit && hasCustomers && !hasAllObjected ? { totals, fit } : null,
  };
}
