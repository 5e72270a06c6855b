import type { AdminClient } from "../admin-api/client.server.ts";
import { pool } from "../db.server.ts";
import { discountsNow } from "../discounts/admin-api.server.ts";
import { expectedState, isOver, stateOf } from "./sale.ts";
import { changeSale, type SaleRow } from "./sales.server.ts";

export interface Followed {
  sales: SaleRow[];
  /** false when Shopify could not be asked and our own clock was used */
  fromShopify: boolean;
}

/** The states of sales as Shopify has them now, kept in our books as well. */
export async function followSales(
  admin: AdminClient,
  shopId: number,
  sales: SaleRow[],
): Promise<Followed> {
  const open = sales.filter((sale) => !isOver(sale.state) && sale.discountId !== null);
  if (open.length === 0) return { sales, fromShopify: true };
  const now = Date.now();
  let discounts: Awaited<ReturnType<typeof discountsNow>>;
  try {
    discounts = await discountsNow(
      admin,
      open.map((sale) => sale.discountId!),
    );
  } catch (error) {
    console.warn(
      `flash sales of ${admin.domain} are shown by the clock: ${(error as Error).message}`,
    );
    return {
      sales: sales.map((sale) => ({ ...sale, state: expectedState(sale, now) })),
      fromShopify: false,
    };
  }
  const followed: SaleRow[] = [];
  for (const sale of sales) {
    if (!open.includes(sale)) {
      followed.push(sale);
      continue;
    }
    const status = discounts.get(sale.discountId!)?.status ?? null;
    const state = stateOf(sale, status, now);
    const problem =
      state === "cancelled" && !sale.cancelledAt
        ? "Its discount was deleted in Shopify."
        : sale.problem;
    if (state !== sale.state || problem !== sale.problem)
      await changeSale(pool, shopId, sale.saleId, { state, problem });
    followed.push({ ...sale, state, problem });
  }
  return { sales: followed, fromShopify: true };
}
