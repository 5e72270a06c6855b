import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";

export interface CustomerFacts {
  customerId: CustomerId;
  orders: number;
  revenueMinor: number;
  /** days of the shop, YYYY-MM-DD */
  firstDay: string;
  lastDay: string;
  /** null: none yet */
  secondDay: string | null;
  orderDays: number;
  /** revenue of the first day */
  firstDayMinor: number;
  discountedOrders: number;
  discountMinor: number;
}

/** null when nobody of that number has an order that counts. */
export async function customerFacts(
  db: Db,
  shopId: number,
  customerId: CustomerId,
): Promise<CustomerFacts | null> {
  const [found] = await rows<CustomerFacts>(
    db,
    `SELECT customer_id AS "customerId", orders, revenue_minor AS "revenueMinor", first_day AS "firstDay",
            last_day AS "lastDay", second_day AS "secondDay", first_day_minor AS "firstDayMinor", order_days AS "orderDays", discounted_orders AS "discountedOrders",
            discount_minor AS "discountMinor"
       FROM customers WHERE shop_id = $1 AND customer_id = $2`,
    [shopId, customerId],
  );
  return found ?? null;
}
