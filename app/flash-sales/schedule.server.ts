import type { AdminClient } from "../admin-api/client.server.ts";
import { adminFor } from "../admin-api/client.server.ts";
import { refusal } from "../admin-api/refusal.ts";
import { pool, transaction, type Db } from "../db.server.ts";
import {
  createAutomaticDiscount,
  endAutomaticDiscount,
  findAutomaticDiscount,
  openAutomaticDiscounts,
} from "../discounts/automatic/admin-api.server.ts";
import { standingDiscounts } from "../discounts/admin-api.server.ts";
import type { DiscountId } from "../ids.ts";
import { productsOf } from "../discounts/kinds.ts";
import type { ChosenProduct } from "../discounts/typed.ts";
import { AUTOMATIC_DISCOUNTS } from "../discounts/automatic/limit.ts";
import { discountRefusals } from "../discounts/refusals.ts";
import { announce } from "../jobs/announce.server.ts";
import { cancelJob, enqueue } from "../jobs/enqueue.server.ts";
import { forgetDraft } from "../shops/drafts.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { saleDraft } from "./draft.ts";
import { followSales } from "./follow.server.ts";
import { busiest, conflicts } from "./preflight.ts";
import { isOver, stateOf, type SaleTerms } from "./sale.ts";
import type { SaleErrors } from "./sale-fields.ts";
import {
  changeRun,
  changeSale,
  discountsOfOtherSales,
  getSale,
  openSales,
  writeSale,
  type SaleRow,
} from "./sales.server.ts";
import { saleProblems, timeHasPassed } from "./words.ts";

/** Names the lock among others; any number. */
const SALES_LOCK = 20261;

/** Shopify may be a little behind our clock at an edge. */
const EDGE_LAG_MS = 2000;
const EDGE_AGAIN_MS = 60_000;

/**
 * What would go wrong with a sale, found before anything is created.
 * @returns errors by field of the form; none = it may go
 */
export async function preflight(
  admin: AdminClient,
  shopId: number,
  saleId: string,
  terms: SaleTerms,
  products: ChosenProduct[],
): Promise<SaleErrors> {
  const errors: SaleErrors = {};
  const { sales } = await followSales(admin, shopId, await openSales(pool, shopId));
  const others = sales.filter((sale) => sale.saleId !== saleId && !isOver(sale.state));
  Object.assign(errors, meetings(terms, others, products));
  // sales that Shopify has not been told of yet take a place and a name as well
  const waiting = others.filter((sale) => sale.state === "creating");
  const open = [...(await openAutomaticDiscounts(admin)), ...waiting];
  if (open.some((discount) => discount.title === terms.title))
    errors.title = saleProblems.nameTaken;
  const running = busiest(terms, open);
  if (running >= AUTOMATIC_DISCOUNTS)
    errors.startDay = saleProblems.tooMany(AUTOMATIC_DISCOUNTS, running);
  return errors;
}

/** Whether a sale meets others on a product, and with what. */
function meetings(terms: SaleTerms, others: SaleRow[], products: ChosenProduct[]): SaleErrors {
  const [conflict] = conflicts(productsAndTime(terms), others.map(productsAndTime));
  if (!conflict) return {};
  const titles = conflict.productIds.map(
    (id) => products.find((product) => product.id === id)?.title ?? String(id),
  );
  return { products: saleProblems.inOtherSale(titles, conflict.title) };
}

const productsAndTime = ({ title, startsAt, endsAt, discount }: SaleTerms) => ({
  title,
  startsAt,
  endsAt,
  productIds: productsOf(discount),
});

/**
 * Notes a sale and adds the job that creates its discount. Sales of a shop are noted one after the other: of two that
 * were sent from two tabs at once and meet on a product or a name, the second finds the first.
 * @param saleId chosen when the form was shown: the same form sent twice is one sale
 * @returns errors by field of the form; none = it is noted
 */
export async function scheduleSale(
  shopId: number,
  saleId: string,
  terms: SaleTerms,
  products: ChosenProduct[] = [],
): Promise<SaleErrors> {
  return transaction(async (db) => {
    await oneAtATime(db, shopId);
    const open = await openSales(db, shopId);
    if (open.some((sale) => sale.saleId === saleId)) return {};
    const errors = meetings(terms, open, products);
    if (open.some((sale) => sale.title === terms.title)) errors.title = saleProblems.nameTaken;
    if (Object.keys(errors).length > 0) return errors;
    if (await writeSale(db, shopId, saleId, terms)) {
      await forgetDraft(db, saleDraft, shopId, saleId);
      await enqueue(db, "flash-sales.create", { shopId, saleId });
    }
    return {};
  });
}

/** Until the transaction ends nobody else schedules a sale of this shop. */
async function oneAtATime(db: Db, shopId: number): Promise<void> {
  await db.query("SELECT pg_advisory_xact_lock($1, $2)", [SALES_LOCK, shopId]);
}

/**
 * Job flash-sales.create. May be killed anywhere and run again: a discount an earlier run made is found, not made
 * twice.
 */
export async function createSale(shopId: number, saleId: string): Promise<void> {
  const [shop, sale] = [await requireShop(pool, shopId), await getSale(pool, shopId, saleId)];
  if (!sale || sale.state !== "creating" || sale.cancelledAt) return;
  const admin = adminFor(shop.domain);
  try {
    const taken = await discountsOfOtherSales(pool, shopId, saleId);
    const found = await findAutomaticDiscount(admin, sale, taken);
    // it may have waited while launching was stopped: a sale that is over would be one more line in Shopify's list
    if (!found && Date.parse(sale.endsAt) <= Date.now())
      return await saleFailed(shopId, saleId, timeHasPassed);
    const discount = found ?? (await createAutomaticDiscount(admin, sale, sale.discount));
    await transaction(async (db) => {
      await changeRun(db, shopId, sale, {
        discountId: discount.discountId,
        state: stateOf(sale, discount.status, Date.now()),
      });
      await watchEdges(db, shopId, sale);
    });
  } catch (error) {
    const problem = refusal(error, discountRefusals);
    if (problem === null) throw error;
    await saleFailed(shopId, saleId, problem);
  }
}

/** Nobody can help by trying again but the merchant. @param problem in words for them */
export async function saleFailed(shopId: number, saleId: string, problem: string): Promise<void> {
  await transaction(async (db) => {
    await changeSale(db, shopId, saleId, { state: "failed", problem });
    await announce(db, "sale.failed", { shopId, saleId, at: new Date().toISOString() });
  });
}

async function watchEdges(db: Db, shopId: number, sale: SaleRow): Promise<void> {
  for (const [edge, at] of [
    ["start", sale.startsAt],
    ["end", sale.endsAt],
  ] as const) {
    const runAt = new Date(Date.parse(at) + EDGE_LAG_MS);
    await enqueue(db, "flash-sales.edge", { shopId, saleId: sale.saleId, edge }, { runAt });
  }
}

/**
 * Job flash-sales.edge: a sale should have begun or ended; asks Shopify whether it has, and again when it has not yet.
 */
export async function lookAtEdge(shopId: number, saleId: string): Promise<void> {
  const [shop, sale] = [await requireShop(pool, shopId), await getSale(pool, shopId, saleId)];
  if (!sale || isOver(sale.state)) return;
  const { sales, fromShopify } = await followSales(adminFor(shop.domain), shopId, [sale]);
  const state = sales[0]!.state;
  const now = Date.now();
  const late =
    (state === "scheduled" && Date.parse(sale.startsAt) <= now) ||
    (state === "live" && Date.parse(sale.endsAt) <= now);
  if (!fromShopify || late)
    await enqueue(
      pool,
      "flash-sales.edge",
      { shopId, saleId, edge: "again" },
      { runAt: new Date(now + EDGE_AGAIN_MS) },
    );
}

/** Takes a sale back, before it began or while it runs. @returns false when there is nothing to cancel */
export async function askToCancel(shopId: number, saleId: string): Promise<boolean> {
  return transaction(async (db) => {
    const sale = await getSale(db, shopId, saleId);
    if (!sale || isOver(sale.state)) return false;
    if (!sale.cancelledAt)
      await changeSale(db, shopId, saleId, {
        cancelledAt: new Date().toISOString(),
        problem: null,
      });
    await enqueue(db, "flash-sales.cancel", { shopId, saleId });
    return true;
  });
}

/** The discount of a sale whose creation was killed, or went unanswered, before it was noted. */
export async function discountOf(
  admin: AdminClient,
  shopId: number,
  sale: SaleRow,
): Promise<DiscountId | null> {
  const taken = await discountsOfOtherSales(pool, shopId, sale.saleId);
  return (await findAutomaticDiscount(admin, sale, taken))?.discountId ?? null;
}

/** Job flash-sales.cancel: also of a sale that is over, should its discount stand again. */
export async function cancelSale(shopId: number, saleId: string): Promise<void> {
  const [shop, sale] = [await requireShop(pool, shopId), await getSale(pool, shopId, saleId)];
  if (!sale) return;
  const admin = adminFor(shop.domain);
  try {
    const discountId = sale.discountId ?? (await discountOf(admin, shopId, sale));
    const isStanding =
      discountId !== null && (await standingDiscounts(admin, [discountId])).has(discountId);
    if (isOver(sale.state) && !isStanding) return;
    if (isStanding) await endAutomaticDiscount(admin, discountId);
    await transaction(async (db) => {
      await changeRun(db, shopId, sale, {
        state: "cancelled",
        ...(discountId ? { discountId } : {}),
      });
      for (const edge of ["start", "end"] as const)
        await cancelJob(db, "flash-sales.edge", { shopId, saleId, edge });
    });
  } catch (error) {
    const problem = refusal(error, discountRefusals);
    if (problem === null) throw error;
    await changeSale(pool, shopId, saleId, { problem });
  }
}
