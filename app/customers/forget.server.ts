import type { Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";

/**
 * Job customers.forget-traits: Shopify has deleted the customer, and has not told within a day that it merged them.
 * What they said and what was written of them goes.
 */
export async function forgetCustomer(
  db: Db,
  shopId: number,
  customerId: CustomerId,
): Promise<void> {
  for (const table of ["customer_traits", "customer_tags", "customer_notes"])
    await db.query(`DELETE FROM ${table} WHERE shop_id = $1 AND customer_id = $2`, [
      shopId,
      customerId,
    ]);
}
