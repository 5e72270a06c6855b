import type { Db } from "../db.server.ts";

/** Nothing that was ever said of those who objected to being profiled stays. */
export async function forgetUnprofiled(db: Db, shopId: number): Promise<void> {
  for (const table of ["customer_values", "state_changes"])
    await db.query(
      `DELETE FROM ${table} t USING unprofiled_customers u
        WHERE t.shop_id = $1 AND u.shop_id = $1 AND t.customer_id = u.customer_id`,
      [shopId],
    );
}
