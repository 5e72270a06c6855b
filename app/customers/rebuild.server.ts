import { pool, transaction } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { finishImport } from "../orders/import-state.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { rebuildFacts, refreshTotals } from "./facts.server.ts";
import { secondOrderTime } from "./second-order.server.ts";

/**
 * Jobs customers.rebuild-facts and customers.preview-facts: facts of all customers and the shop's totals, anew.
 * @param importId the import that ends with them
 */
export async function rebuildShop(shopId: number, importId: string | undefined): Promise<void> {
  const shop = await requireShop(pool, shopId);
  // a table that was just filled looks empty to the planner until PostgreSQL comes round to it
  const analyzed = importId ? pool.query("ANALYZE orders, order_lines") : null;
  const made = transaction(async (db) => {
    await rebuildFacts(db, shopId);
    await refreshTotals(db, shopId, await secondOrderTime(db, shop));
    if (importId) await finishImport(db, shopId, importId);
    await announce(db, "facts.rebuilt", { shopId });
  });
  await Promise.all([made, analyzed]);
  if (importId) await pool.query("ANALYZE customers");
}
