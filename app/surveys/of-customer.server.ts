import { rows, type Db } from "../db.server.ts";
import type { TimelinePosition } from "../orders/timeline-position.ts";
import type { CustomerId } from "../ids.ts";

export interface CustomerAnswer {
  responseId: string;
  rating: number;
  comment: string | null;
  orderName: string | null;
  receivedAt: Date;
}

/**
 * What a customer said, the newest first; only answers whose purchase is proven.
 * @param before where the page begins, null for the newest
 */
export async function answersOfCustomer(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  before: TimelinePosition | null,
  limit: number,
): Promise<CustomerAnswer[]> {
  return rows(
    db,
    `SELECT r.response_id AS "responseId", r.rating, r.answers->>'comment' AS comment, o.name AS "orderName", r.received_at AS "receivedAt"
       FROM survey_responses r LEFT JOIN orders o USING (shop_id, order_id)
      WHERE r.shop_id = $1 AND r.customer_id = $2 AND r.state = 'verified'
        AND ($3::timestamptz IS NULL OR r.received_at < $3
             OR (r.received_at = $3 AND ($4::uuid IS NULL OR r.response_id < $4)))
      ORDER BY r.received_at DESC, r.response_id DESC LIMIT $5`,
    [shopId, customerId, before?.at ?? null, before?.id ?? null, limit],
  );
}
