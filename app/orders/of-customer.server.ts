import { rows, type Db } from "../db.server.ts";

export interface CustomerOrder {
  orderId: string;
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
}

export interface OrderPosition {
  processedAt: string;
  orderId: string;
}

/**
 * Orders of a customer, the newest first.
 * @param before the last order of the page before, null for the first page
 * @returns at most `limit`, and whether there are more
 */
export async function ordersOfCustomer(
  db: Db,
  shopId: number,
  customerId: string,
  before: OrderPosition | null,
  limit: number,
): Promise<{ orders: CustomerOrder[]; hasMore: boolean }> {
  const found = await rows<CustomerOrder>(
    db,
    `SELECT order_id::text AS "orderId", name, processed_at AS "processedAt", counts, test,
            cancelled_at IS NOT NULL AS cancelled, revenue_minor AS "revenueMinor", total_minor AS "totalMinor",
            refunded_minor AS "refundedMinor", discount_minor AS "discountMinor", discount_codes AS "discountCodes"
       FROM orders
      WHERE shop_id = $1 AND customer_id = $2
        AND ($3::timestamptz IS NULL OR (processed_at, order_id) < ($3::timestamptz, $4::bigint))
      ORDER BY processed_at DESC, order_id DESC LIMIT $5`,
    [shopId, customerId, before?.processedAt ?? null, before?.orderId ?? null, limit + 1],
  );
  return { orders: found.slice(0, limit), hasMore: found.length > limit };
}
