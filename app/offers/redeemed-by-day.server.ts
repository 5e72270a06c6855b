import type { Days } from "../calendar/period.ts";
import { rows, type Db } from "../db.server.ts";
import type { DayOfRedemptions } from "./redeemed.ts";

/**
 * Each day that has any, in order. An order with codes of two offers is one order.
 * @param days of the shop, both included, with its zone
 */
export async function redeemedByDay(
  db: Db,
  shopId: number,
  { from, to, timeZone }: Days & { timeZone: string },
): Promise<DayOfRedemptions[]> {
  return rows<DayOfRedemptions>(
    db,
    `SELECT day, count(*) AS orders, sum(revenue_minor) AS "revenueMinor", sum(discount_minor) AS "discountMinor"
       FROM (SELECT DISTINCT ON (order_id) revenue_minor, discount_minor, (redeemed_at AT TIME ZONE $4)::date AS day
               FROM offer_redemptions
              WHERE shop_id = $1 AND redeemed_at >= $2::date - 1 AND redeemed_at < $3::date + 2
              ORDER BY order_id) one
      WHERE day BETWEEN $2::date AND $3::date GROUP BY day ORDER BY day`,
    [shopId, from, to, timeZone],
  );
}
