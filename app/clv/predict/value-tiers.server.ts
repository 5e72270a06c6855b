import { rows, type Db } from "../../db.server.ts";
import { MIDDLE_SHARE, TOP_SHARE, type TierBounds } from "./value-tiers.ts";

/** Where the fifth of the customers with the most predicted value ends, and the half; null without a prediction. */
export async function tierBounds(db: Db, shopId: number): Promise<TierBounds | null> {
  const [counted] = await rows<{ customers: number }>(
    db,
    "SELECT count(*) AS customers FROM customer_values WHERE shop_id = $1 AND clv12_minor IS NOT NULL",
    [shopId],
  );
  const { customers } = counted!;
  if (customers === 0) return null;
  const [topFrom, middleFrom] = await Promise.all(
    [TOP_SHARE, MIDDLE_SHARE].map(async (share) => {
      const [found] = await rows<{ minor: number }>(
        db,
        `SELECT clv12_minor AS minor FROM customer_values WHERE shop_id = $1 AND clv12_minor IS NOT NULL
          ORDER BY clv12_minor DESC OFFSET $2 LIMIT 1`,
        [shopId, Math.max(0, Math.ceil(customers * share) - 1)],
      );
      return found?.minor ?? 0;
    }),
  );
  return { topFrom: topFrom!, middleFrom: middleFrom! };
}
