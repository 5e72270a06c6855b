import { rows, type Db } from "../../db.server.ts";
import type { DiscountPrior } from "../pictures/discount-affinity.ts";
import type { Scorer } from "../fit/engine.ts";
import type { RfmCuts } from "../pictures/rfm-picture.ts";

/** What a single customer is placed by, as the last night left it. */
export interface ShopScale {
  asOf: string;
  scorer: Scorer;
  /** null in fits of an earlier release, until the next night */
  rfmCuts: RfmCuts | null;
  discountPrior: DiscountPrior | null;
}

/** null before the first computation. */
export async function shopScale(db: Db, shopId: number): Promise<ShopScale | null> {
  const [scale] = await rows<ShopScale>(
    db,
    `SELECT as_of AS "asOf", params AS scorer, summary->'rfm'->'cuts' AS "rfmCuts",
            summary->'discounts'->'prior' AS "discountPrior"
       FROM model_fits WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT 1`,
    [shopId],
  );
  return scale ?? null;
}
