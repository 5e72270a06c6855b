import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";

/** Of orders that count, in lines that were not all sent back. */
const BOUGHT = `
  SELECT o.shop_id, l.product_id, o.customer_id, max(o.day)
    FROM orders o JOIN order_lines l USING (shop_id, order_id)
   WHERE o.shop_id = $1 AND o.counts AND o.customer_id IS NOT NULL AND l.product_id IS NOT NULL AND l.quantity > 0 %WHO%
   GROUP BY o.shop_id, l.product_id, o.customer_id`;

/** Whether all that was bought in the shop is written down, so that lists may ask for it. */
export async function isBoughtKept(db: Db, shopId: number): Promise<boolean> {
  const [found] = await rows<{ isKept: boolean }>(
    db,
    `SELECT products_kept_at IS NOT NULL AS "isKept" FROM shop_totals WHERE shop_id = $1`,
    [shopId],
  );
  return found?.isKept ?? false;
}

/** What all customers of the shop bought, from its orders. In the caller's transaction, in the shop's queue. */
export async function rebuildBought(db: Db, shopId: number): Promise<void> {
  // sorted in memory; this transaction only
  await db.query("SET LOCAL work_mem = '128MB'");
  await db.query("DELETE FROM customer_products WHERE shop_id = $1", [shopId]);
  await db.query(
    `INSERT INTO customer_products (shop_id, product_id, customer_id, last_day) ${BOUGHT.replace("%WHO%", "")}`,
    [shopId],
  );
  await db.query("UPDATE shop_totals SET products_kept_at = $2 WHERE shop_id = $1", [
    shopId,
    new Date(),
  ]);
}

/** What a few customers bought, after a webhook. */
export async function refreshBought(
  db: Db,
  shopId: number,
  customerIds: CustomerId[],
): Promise<void> {
  const bought = BOUGHT.replace("%WHO%", "AND o.customer_id = ANY($2::bigint[])");
  await db.query(
    `INSERT INTO customer_products AS p (shop_id, product_id, customer_id, last_day) ${bought}
     ON CONFLICT (shop_id, product_id, customer_id) DO UPDATE SET last_day = excluded.last_day
      WHERE p.last_day <> excluded.last_day`,
    [shopId, customerIds],
  );
  await db.query(
    `DELETE FROM customer_products p
      WHERE p.shop_id = $1 AND p.customer_id = ANY($2::bigint[]) AND NOT EXISTS (
        SELECT 1 FROM orders o JOIN order_lines l USING (shop_id, order_id)
         WHERE o.shop_id = $1 AND o.customer_id = p.customer_id AND o.counts
           AND l.product_id = p.product_id AND l.quantity > 0)`,
    [shopId, customerIds],
  );
}
