import type { AdminClient } from "../admin-api/client.server.ts";
import { pool } from "../db.server.ts";
import {
  findAutomaticDiscount,
  openAutomaticDiscounts,
  type OpenDiscount,
} from "../discounts/automatic/admin-api.server.ts";
import { changeSale, discountsOfOtherSales, openSales } from "./sales.server.ts";
import { unknownSinceRestore } from "./words.ts";

/**
 * After the database went back to a backup: a sale that was about to be created then has long been. Whichever Shopify
 * does not have as it was planned was ended or deleted since, and is not created a second time.
 * @returns automatic discounts that run or will run and no sale here knows: of other apps, of the merchant, or planned
 *   here after the backup
 */
export async function settleSalesAfterRestore(
  admin: AdminClient,
  shopId: number,
): Promise<OpenDiscount[]> {
  const sales = await openSales(pool, shopId);
  for (const sale of sales.filter(({ state }) => state === "creating")) {
    const taken = await discountsOfOtherSales(pool, shopId, sale.saleId);
    if (!(await findAutomaticDiscount(admin, sale, taken)))
      await changeSale(pool, shopId, sale.saleId, {
        state: "failed",
        problem: unknownSinceRestore,
      });
  }
  const known = new Set(sales.map(({ title }) => title));
  return (await openAutomaticDiscounts(admin)).filter(({ title }) => !known.has(title));
}
