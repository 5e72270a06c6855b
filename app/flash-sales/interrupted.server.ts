import { pool } from "../db.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { changeSale, openSales } from "./sales.server.ts";
import { askToCancel } from "./schedule.server.ts";
import { interrupted } from "./words.ts";

/**
 * Job flash-sales.end-interrupted: an uninstall took away the jobs that created a sale or cancelled it. A shop that
 * comes back finds it cancelled: it would keep its products and its name from other sales for ever.
 */
export async function endInterruptedSales(shopId: number): Promise<void> {
  // what was planned since it came back has its job
  const { installedAt } = await requireShop(pool, shopId);
  for (const { saleId, state, cancelledAt, createdAt } of await openSales(pool, shopId)) {
    const isCreation = state === "creating" && Date.parse(createdAt) < installedAt.getTime();
    if (!isCreation && cancelledAt === null) continue;
    await askToCancel(shopId, saleId);
    if (cancelledAt === null) await changeSale(pool, shopId, saleId, { problem: interrupted });
  }
}
