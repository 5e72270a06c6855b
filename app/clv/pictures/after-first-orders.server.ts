import type { Db } from "../../db.server.ts";
import type { KeptPicture } from "../fit/engine.ts";
import { firstOrders } from "./first-order-groups.ts";
import { cohortCosts, groupSales } from "./first-order-sales.ts";
import { firstOrderSales } from "./first-order-sales.server.ts";
import { firstOrderWaits, firstProducts } from "./first-orders.server.ts";

/**
 * How customers come back and what they order, by what their first order was.
 * @param today the shop's day, YYYY-MM-DD
 */
export async function afterFirstOrders(
  db: Db,
  shopId: number,
  today: string,
): Promise<Pick<KeptPicture, "firstOrders" | "groupSales" | "cohortCosts">> {
  const products = await firstProducts(db, shopId);
  const waits = await firstOrderWaits(db, shopId, products, today);
  const { sales, spend } = await firstOrderSales(db, shopId, products, today);
  return {
    firstOrders: firstOrders(waits),
    groupSales: groupSales(sales, spend, today),
    cohortCosts: cohortCosts(sales),
  };
}
