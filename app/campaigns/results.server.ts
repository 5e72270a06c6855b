import { rows, type Db } from "../db.server.ts";
import type { Arm } from "./results.ts";

const nobody: Arm = {
  members: 0,
  buyers: 0,
  orders: 0,
  revenue: 0,
  discount: 0,
  revenueSquares: 0,
  discountSquares: 0,
  revenueTimesDiscount: 0,
};

/** What both arms of an offer did between two instants. */
export async function armsOf(
  db: Db,
  shopId: number,
  offerId: string,
  window: { from: string; until: string },
): Promise<{ treated: Arm; holdout: Arm }> {
  const found = await rows<Arm & { arm: "treated" | "holdout" }>(
    db,
    `WITH spent AS (
       SELECT m.arm, m.customer_id, count(o.order_id) AS n,
              coalesce(sum(o.revenue_minor), 0)::float8 AS r, coalesce(sum(o.discount_minor), 0)::float8 AS d
         FROM offer_members m
         LEFT JOIN orders o
           ON o.shop_id = m.shop_id AND o.customer_id = m.customer_id AND o.counts
          AND o.processed_at >= $3 AND o.processed_at < $4
        WHERE m.shop_id = $1 AND m.offer_id = $2
        GROUP BY m.arm, m.customer_id
     )
     SELECT arm, count(*) AS members, count(*) FILTER (WHERE n > 0) AS buyers, sum(n) AS orders,
            sum(r) AS revenue, sum(d) AS discount, sum(r * r) AS "revenueSquares", sum(d * d) AS "discountSquares",
            sum(r * d) AS "revenueTimesDiscount"
       FROM spent GROUP BY arm`,
    [shopId, offerId, window.from, window.until],
  );
  const arm = (name: "treated" | "holdout"): Arm => {
    const one = found.find((candidate) => candidate.arm === name);
    if (!one) return nobody;
    const { arm: _, ...figures } = one;
    return figures;
  };
  return { treated: arm("treated"), holdout: arm("holdout") };
}
