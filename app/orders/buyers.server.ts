import { rows, type Db } from "../db.server.ts";
import type { CustomerId, ProductId } from "../ids.ts";

/**
 * Customers whose last purchase of a product was on one of these days of the shop (YYYY-MM-DD, both included). Lines
 * sent back and orders that do not count are no purchases.
 */
export async function lastBoughtBetween(
  db: Db,
  shopId: number,
  productId: ProductId,
  from: string,
  to: string,
): Promise<CustomerId[]> {
  const found = await rows<{ customerId: CustomerId }>(
    db,
    `SELECT o.customer_id AS "customerId"
       FROM order_lines l JOIN orders o USING (shop_id, order_id)
      WHERE l.shop_id = $1 AND l.product_id = $2 AND l.quantity > 0 AND o.counts AND o.customer_id IS NOT NULL
        AND o.day >= $3::date
      GROUP BY o.customer_id HAVING max(o.day) <= $4::date`,
    [shopId, productId, from, to],
  );
  return found.map(({ customerId }) => customerId);
}
