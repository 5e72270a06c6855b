import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { pool, transaction } from "../db.server.ts";
import { discountsNow } from "../discounts/admin-api.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { log } from "../log.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { expectedState, isOver, stateOf } from "./sale.ts";
import { changeRun, openSales, type SaleRow } from "./sales.server.ts";
import { deletedInShopify } from "./words.ts";

export interface SalesNow {
  sales: SaleRow[];
  /** false when Shopify could not be asked and our own clock was used */
  fromShopify: boolean;
}

/** The states of sales as Shopify has them now. Nothing is written: it is for pages to look at. */
export async function salesNow(admin: AdminClient, sales: SaleRow[]): Promise<SalesNow> {
  const open = sales.filter((sale) => !isOver(sale.state) && sale.discountId !== null);
  if (open.length === 0) return { sales, fromShopify: true };
  const now = Date.now();
  try {
    const discounts = await discountsNow(
      admin,
      open.map((sale) => sale.discountId!),
    );
    return { sales: sales.map((sale) => standing(sale, discounts, now)), fromShopify: true };
  } catch (error) {
    log.warn(`flash sales of ${admin.domain} are shown by the clock: ${(error as Error).message}`);
    return {
      sales: sales.map((sale) => ({ ...sale, state: expectedState(sale, now) })),
      fromShopify: false,
    };
  }
}

function standing(
  sale: SaleRow,
  discounts: Awaited<ReturnType<typeof discountsNow>>,
  now: number,
): SaleRow {
  if (isOver(sale.state) || sale.discountId === null) return sale;
  const state = stateOf(sale, discounts.get(sale.discountId)?.status ?? null, now);
  const isTakenAway = state === "cancelled" && !sale.cancelledAt;
  return { ...sale, state, problem: isTakenAway ? deletedInShopify : sale.problem };
}

/** The same, and the books follow: for jobs, and for a merchant who is about to decide by them. */
export async function followSales(
  admin: AdminClient,
  shopId: number,
  sales: SaleRow[],
): Promise<SalesNow> {
  const found = await salesNow(admin, sales);
  if (!found.fromShopify) return found;
  for (const [index, { saleId, state, problem }] of found.sales.entries()) {
    const before = sales[index]!;
    if (state === before.state && problem === before.problem) continue;
    await transaction(async (db) => {
      await changeRun(db, shopId, before, { state, problem });
      if (state === "ended" && before.state !== "ended")
        await announce(db, "sale.ended", { shopId, saleId, at: new Date().toISOString() });
    });
  }
  return found;
}

/** Job flash-sales.follow: a discount may be ended or deleted in Shopify between the edges of its sale. */
export async function followOpenSales(shopId: number): Promise<void> {
  const open = await openSales(pool, shopId);
  if (open.length === 0) return;
  const shop = await requireShop(pool, shopId);
  await followSales(adminFor(shop.domain), shopId, open);
}
