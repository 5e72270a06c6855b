import { rows, type Db } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import type { CustomerId } from "../ids.ts";

/**
 * Customers who objected to being profiled (GDPR art. 21). Their orders count in the sums of the shop; no state, no
 * prediction, no list chosen by a filter and no offer has them. In the caller's transaction, as whatever was said of
 * them goes with it.
 */
export async function stopProfiling(
  db: Db,
  shopId: number,
  customerId: CustomerId,
  at: Date,
): Promise<void> {
  await db.query(
    `INSERT INTO unprofiled_customers (shop_id, customer_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [shopId, customerId, at],
  );
  await announce(db, "customer.profiling-changed", { shopId, customerId });
}

/** They took it back. */
export async function resumeProfiling(
  db: Db,
  shopId: number,
  customerId: CustomerId,
): Promise<void> {
  await db.query("DELETE FROM unprofiled_customers WHERE shop_id = $1 AND customer_id = $2", [
    shopId,
    customerId,
  ]);
  await announce(db, "customer.profiling-changed", { shopId, customerId });
}

/** Since when a customer is not profiled; null = they are. */
export async function unprofiledSince(
  db: Db,
  shopId: number,
  customerId: CustomerId,
): Promise<Date | null> {
  const [objection] = await rows<{ at: Date }>(
    db,
    "SELECT at FROM unprofiled_customers WHERE shop_id = $1 AND customer_id = $2",
    [shopId, customerId],
  );
  return objection?.at ?? null;
}

/** How many of the customers with orders that count are not profiled. */
export async function countUnprofiled(db: Db, shopId: number): Promise<number> {
  const [found] = await rows<{ customers: number }>(
    db,
    `SELECT count(*) AS customers FROM unprofiled_customers u JOIN customers c USING (shop_id, customer_id)
      WHERE u.shop_id = $1`,
    [shopId],
  );
  return found!.customers;
}
