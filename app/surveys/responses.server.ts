import type { TierBounds, ValueTier } from "../clv/predict/value-tiers.ts";
import { rows, type Db } from "../db.server.ts";
import type { CustomerId, OrderId, ProductId } from "../ids.ts";
import type { DaysInZone } from "./ratings.server.ts";

/** Which answers are asked for; null = all. */
export interface ResponseFilter {
  /** 1 to 5 */
  rating: number | null;
  commented: boolean;
  days: DaysInZone | null;
  tier: ({ tier: ValueTier } & TierBounds) | null;
  productId: ProductId | null;
}

export const everyAnswer: ResponseFilter = {
  rating: null,
  commented: false,
  days: null,
  tier: null,
  productId: null,
};

export interface ResponseRow {
  responseId: string;
  rating: number;
  comment: string | null;
  surveyId: string;
  surveyVersion: number;
  touchpoint: string;
  state: string;
  receivedAt: Date;
  orderId: OrderId;
  orderName: string | null;
  orderRevenueMinor: number | null;
  customerId: CustomerId | null;
  customerRevenueMinor: number | null;
  clv12Minor: number | null;
  customerState: string | null;
  /** they objected to being profiled */
  unprofiled: boolean;
}

export interface ResponsePage {
  responses: ResponseRow[];
  /** where the next, older page begins; null on the last one */
  next: string | null;
}

/**
 * Proven answers with what the shop knows of order and customer, the newest first.
 * @param before `next` of an earlier page
 */
export async function listResponses(
  db: Db,
  shopId: number,
  { rating, commented, days, tier, productId }: ResponseFilter,
  before: string | null,
  limit = 50,
): Promise<ResponsePage> {
  const [at, id] = before?.split("~") ?? [null, null];
  const found = await rows<ResponseRow>(
    db,
    `SELECT r.response_id AS "responseId", r.rating, r.answers->>'comment' AS comment,
            r.survey_id AS "surveyId", r.survey_version AS "surveyVersion", r.touchpoint, r.state, r.received_at AS "receivedAt",
            r.order_id AS "orderId", o.name AS "orderName", o.revenue_minor AS "orderRevenueMinor",
            r.customer_id AS "customerId", c.revenue_minor AS "customerRevenueMinor",
            v.clv12_minor AS "clv12Minor", v.state AS "customerState",
            EXISTS (SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = r.customer_id) AS unprofiled
       FROM survey_responses r
       LEFT JOIN orders o USING (shop_id, order_id)
       LEFT JOIN customers c ON c.shop_id = r.shop_id AND c.customer_id = r.customer_id
       LEFT JOIN customer_values v ON v.shop_id = r.shop_id AND v.customer_id = r.customer_id
      WHERE r.shop_id = $1 AND r.state = 'verified' AND ($2::int IS NULL OR r.rating = $2) AND (NOT $3 OR r.answers->>'comment' IS NOT NULL)
        AND ($4::timestamptz IS NULL OR (r.received_at, r.response_id) < ($4, $5::uuid))
        AND ($7::date IS NULL OR (r.received_at >= $7::date - 1 AND r.received_at < $8::date + 2
                                  AND (r.received_at AT TIME ZONE $9)::date BETWEEN $7::date AND $8::date))
        AND ($10::text IS NULL OR $10 = CASE WHEN v.clv12_minor IS NULL THEN 'none' WHEN v.clv12_minor >= $11 THEN 'top'
                                             WHEN v.clv12_minor >= $12 THEN 'middle' ELSE 'rest' END)
        AND ($13::bigint IS NULL OR EXISTS (SELECT 1 FROM order_lines l
              WHERE l.shop_id = $1 AND l.order_id = r.order_id AND l.product_id = $13))
      ORDER BY r.received_at DESC, r.response_id DESC LIMIT $6`,
    [
      shopId,
      rating,
      commented,
      at,
      id,
      limit + 1,
      days?.from ?? null,
      days?.to ?? null,
      days?.timeZone ?? "UTC",
      tier?.tier ?? null,
      tier?.topFrom ?? 0,
      tier?.middleFrom ?? 0,
      productId,
    ],
  );
  const responses = found.slice(0, limit);
  const last = responses.at(-1);
  return {
    responses,
    next:
      found.length > limit && last ? `${last.receivedAt.toISOString()}~${last.responseId}` : null,
  };
}

/** Whether anybody ever answered, and how many answers wait for their order. */
export async function answersStanding(
  db: Db,
  shopId: number,
): Promise<{ any: boolean; pending: number }> {
  const [found] = await rows<{ any: boolean; pending: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM survey_responses WHERE shop_id = $1) AS any,
            (SELECT count(*) FROM survey_responses WHERE shop_id = $1 AND state = 'pending') AS pending`,
    [shopId],
  );
  return found!;
}
