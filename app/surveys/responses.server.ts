import { rows, type Db } from "../db.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";

export interface ResponseFilter {
  /** 1 to 5; null = all */
  rating: number | null;
  commented: boolean;
}

export interface ResponseRow {
  responseId: string;
  rating: number;
  comment: string | null;
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
  { rating, commented }: ResponseFilter,
  before: string | null,
  limit = 50,
): Promise<ResponsePage> {
  const [at, id] = before?.split("~") ?? [null, null];
  const found = await rows<ResponseRow>(
    db,
    `SELECT r.response_id AS "responseId", r.rating, r.answers->>'comment' AS comment, r.touchpoint, r.state, r.received_at AS "receivedAt",
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
      ORDER BY r.received_at DESC, r.response_id DESC LIMIT $6`,
    [shopId, rating, commented, at, id, limit + 1],
  );
  const responses = found.slice(0, limit);
  const last = responses.at(-1);
  return {
    responses,
    next:
      found.length > limit && last ? `${last.receivedAt.toISOString()}~${last.responseId}` : null,
  };
}

export interface ResponseTotals {
  /** answers whose purchase is proven, by rating 1 to 5 */
  byRating: [number, number, number, number, number];
  commented: number;
  /** waiting for their order */
  pending: number;
  /** orders since the first answer, to compare with; 0 before there is one */
  ordersSince: number;
}

export async function responseTotals(db: Db, shopId: number): Promise<ResponseTotals> {
  const found = await rows<{
    rating: number;
    verified: number;
    commented: number;
    pending: number;
  }>(
    db,
    `SELECT rating, count(*) FILTER (WHERE state = 'verified') AS verified,
            count(*) FILTER (WHERE state = 'verified' AND answers->>'comment' IS NOT NULL) AS commented,
            count(*) FILTER (WHERE state = 'pending') AS pending
       FROM survey_responses WHERE shop_id = $1 GROUP BY rating`,
    [shopId],
  );
  const [since] = await rows<{ orders: number }>(
    db,
    `SELECT count(*) AS orders FROM orders
      WHERE shop_id = $1 AND counts
        AND processed_at >= (SELECT min(received_at) FROM survey_responses WHERE shop_id = $1)`,
    [shopId],
  );
  const of = (rating: number) => found.find((row) => row.rating === rating)?.verified ?? 0;
  const sum = (name: "commented" | "pending") => found.reduce((all, row) => all + row[name], 0);
  return {
    byRating: [of(1), of(2), of(3), of(4), of(5)],
    commented: sum("commented"),
    pending: sum("pending"),
    ordersSince: since!.orders,
  };
}
