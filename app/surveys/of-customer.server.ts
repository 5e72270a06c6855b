import { rows, type Db } from "../db.server.ts";

export interface CustomerAnswer {
  responseId: string;
  rating: number;
  comment: string | null;
  orderName: string | null;
  receivedAt: Date;
}

const SHOWN = 20;

/** What a customer said, the newest first; only answers whose purchase is proven. */
export async function answersOfCustomer(
  db: Db,
  shopId: number,
  customerId: string,
): Promise<CustomerAnswer[]> {
  return rows(
    db,
    `SELECT r.response_id AS "responseId", r.rating, r.comment, o.name AS "orderName", r.received_at AS "receivedAt"
       FROM survey_responses r LEFT JOIN orders o USING (shop_id, order_id)
      WHERE r.shop_id = $1 AND r.customer_id = $2 AND r.state = 'verified'
      ORDER BY r.received_at DESC LIMIT ${SHOWN}`,
    [shopId, customerId],
  );
}
