import { rows, type Db } from "../db.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import type { TimelinePosition } from "./timeline-position.ts";

export interface CustomerOrder {
  orderId: OrderId;
  name: string;
  processedAt: Date;
  /** false: test, cancelled or refunded in full */
  counts: boolean;
  test: boolean;
  cancelled: boolean;
  revenueMinor: number;
  totalMinor: number;
  refundedMinor: number;
  discountMinor: number;
  discountCodes: string[];
  /** from a file the merchant gave, not from Shopify */
  fromFile: boolean;
  /** the customer's first order that counts */
  isFirst: boolean;
  /** days since the day of the order before, both counting; null for the first and for what does not count */
  daysSincePrevious: number | null;
}

/**
 * Orders of a customer, the newest first.
 * @param before where the page begins, null for the newest
 */
export async function ordersOfCustomer(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  before: TimelinePosition | null,
  limit: number,
): Promise<CustomerOrder[]> {
  return rows(
    db,
    `SELECT o.order_id AS "orderId", name, processed_at AS "processedAt", counts, test,
            cancelled_at IS NOT NULL AS cancelled, revenue_minor AS "revenueMinor", total_minor AS "totalMinor",
            refunded_minor AS "refundedMinor", discount_minor AS "discountMinor", discount_codes AS "discountCodes",
            EXISTS (SELECT 1 FROM filed_orders t WHERE t.shop_id = $1 AND t.order_id = o.order_id) AS "fromFile",
            o.order_id IS NOT DISTINCT FROM
              (SELECT f.order_id FROM orders f WHERE f.shop_id = $1 AND f.customer_id = $2 AND f.counts
                ORDER BY f.day, f.processed_at, f.order_id LIMIT 1) AS "isFirst",
            CASE WHEN counts THEN day -
              (SELECT max(p.day) FROM orders p
                WHERE p.shop_id = $1 AND p.customer_id = $2 AND p.counts AND p.day <= o.day
                  AND (p.processed_at, p.order_id) < (o.processed_at, o.order_id)) END AS "daysSincePrevious"
       FROM orders o
      WHERE o.shop_id = $1 AND o.customer_id = $2
        AND ($3::timestamptz IS NULL OR processed_at < $3
             OR (processed_at = $3 AND ($4::bigint IS NULL OR o.order_id < $4)))
      ORDER BY processed_at DESC, o.order_id DESC LIMIT $5`,
    [shopId, customerId, before?.at ?? null, before?.id ?? null, limit],
  );
}
