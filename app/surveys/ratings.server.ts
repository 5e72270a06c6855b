import type { Days } from "../calendar/period.ts";
import type { TierBounds, ValueTier } from "../clv/predict/value-tiers.ts";
import { rows, type Db } from "../db.server.ts";
import type { ProductId } from "../ids.ts";
import type { ByRating } from "./rating.ts";

/** Days of the shop, both included, and its zone. */
export interface DaysInZone extends Days {
  timeZone: string;
}

export interface DayOfRatings {
  day: string;
  byRating: ByRating;
}

/** Proven answers of each day that has any, in order. */
export async function ratingsByDay(
  db: Db,
  shopId: number,
  { from, to, timeZone }: DaysInZone,
): Promise<DayOfRatings[]> {
  return rows<DayOfRatings>(
    db,
    `SELECT day, ARRAY[count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2),
                       count(*) FILTER (WHERE rating = 3), count(*) FILTER (WHERE rating = 4),
                       count(*) FILTER (WHERE rating = 5)]::int[] AS "byRating"
       FROM (SELECT rating, (received_at AT TIME ZONE $4)::date AS day FROM survey_responses
              WHERE shop_id = $1 AND state = 'verified' AND received_at >= $2::date - 1 AND received_at < $3::date + 2) r
      WHERE day BETWEEN $2::date AND $3::date GROUP BY day ORDER BY day`,
    [shopId, from, to, timeZone],
  );
}

export interface TierOfRatings {
  tier: ValueTier;
  byRating: ByRating;
}

/** The same by what the customer is expected to bring. */
export async function ratingsByTier(
  db: Db,
  shopId: number,
  { from, to, timeZone }: DaysInZone,
  { topFrom, middleFrom }: TierBounds,
): Promise<TierOfRatings[]> {
  const found = await rows<{ tier: string; byRating: ByRating }>(
    db,
    `SELECT tier, ARRAY[count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2),
                        count(*) FILTER (WHERE rating = 3), count(*) FILTER (WHERE rating = 4),
                        count(*) FILTER (WHERE rating = 5)]::int[] AS "byRating"
       FROM (SELECT r.rating, (r.received_at AT TIME ZONE $4)::date AS day,
                    CASE WHEN v.clv12_minor IS NULL THEN 'none' WHEN v.clv12_minor >= $5 THEN 'top'
                         WHEN v.clv12_minor >= $6 THEN 'middle' ELSE 'rest' END AS tier
               FROM survey_responses r
               LEFT JOIN customer_values v ON v.shop_id = $1 AND v.customer_id = r.customer_id
              WHERE r.shop_id = $1 AND r.state = 'verified'
                AND r.received_at >= $2::date - 1 AND r.received_at < $3::date + 2) r
      WHERE day BETWEEN $2::date AND $3::date GROUP BY tier`,
    [shopId, from, to, timeZone, topFrom, middleFrom],
  );
  return found.map(({ tier, byRating }) => ({ tier: tier as ValueTier, byRating }));
}

export interface ProductOfRatings {
  productId: ProductId;
  byRating: ByRating;
}

/** The same by product of the order, those with the most answers first. An order of several counts for each. */
export async function ratingsByProduct(
  db: Db,
  shopId: number,
  { from, to, timeZone }: DaysInZone,
  limit: number,
): Promise<ProductOfRatings[]> {
  return rows<ProductOfRatings>(
    db,
    `SELECT "productId", ARRAY[count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2),
                               count(*) FILTER (WHERE rating = 3), count(*) FILTER (WHERE rating = 4),
                               count(*) FILTER (WHERE rating = 5)]::int[] AS "byRating"
       FROM (SELECT DISTINCT r.response_id, r.rating, l.product_id AS "productId",
                    (r.received_at AT TIME ZONE $4)::date AS day
               FROM survey_responses r
               JOIN order_lines l ON l.shop_id = $1 AND l.order_id = r.order_id
              WHERE r.shop_id = $1 AND r.state = 'verified' AND l.product_id IS NOT NULL
                AND r.received_at >= $2::date - 1 AND r.received_at < $3::date + 2) r
      WHERE day BETWEEN $2::date AND $3::date GROUP BY "productId" ORDER BY count(*) DESC, "productId" LIMIT $5`,
    [shopId, from, to, timeZone, limit],
  );
}
