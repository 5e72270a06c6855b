import type { AdminClient } from "../../admin-api/client.server.ts";
import { ProtectedDataRefused } from "../../admin-api/errors.ts";
import { daysBefore, daysBetween } from "../../calendar/days.ts";
import { shopDay } from "../../calendar/shop-day.ts";
import { searchCustomers } from "../../customers/admin-api.server.ts";
import { countUnprofiled } from "../../customers/profiling.server.ts";
import { pool } from "../../db.server.ts";
import { csvLine } from "../../csv.ts";
import { log } from "../../log.server.ts";
import { lastBoughtBetween } from "../../orders/buyers.server.ts";
import { productTitles } from "../../products/record.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { idNumber, type CustomerId } from "../../ids.ts";
import { fileCells, fileHeadings } from "./columns.ts";
import { isChosen, type CustomerFilters, type CustomerListQuery } from "./list-query.ts";
import { allListed, listCustomers, nothingSaid, type ListScope } from "./list.server.ts";
import { liveNames } from "../live.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { searchUnanswered } from "./words.ts";

const isNumber = (search: string) => idNumber(search) !== null;

/**
 * Searching by words is Shopify's: we keep no names.
 * @returns null when the search is none, or Shopify cannot be asked
 */
async function foundByShopify(
  admin: AdminClient,
  search: string,
): Promise<{ among: CustomerId[] | null; problem: string | null }> {
  if (search === "" || isNumber(search)) return { among: null, problem: null };
  try {
    return { among: await searchCustomers(admin, search), problem: null };
  } catch (error) {
    log.warn(`customer search for ${admin.domain}: ${(error as Error).message}`);
    const isRefused = error instanceof ProtectedDataRefused;
    return { among: [], problem: isRefused ? error.reason : searchUnanswered };
  }
}

/** A day before the first order of any shop. */
const LONG_AGO = "1970-01-01";

/** Who last bought a product as long ago as asked; null when nothing is. */
async function buyersOf(
  shopId: number,
  bought: CustomerFilters["bought"],
  today: string,
): Promise<CustomerId[] | null> {
  if (!bought) return null;
  const { productId, daysMin, daysMax } = bought;
  const ago = (days: number) => {
    const age = daysBetween(LONG_AGO, today);
    return days < age ? daysBefore(today, days) : LONG_AGO;
  };
  const from = daysMax === null ? LONG_AGO : ago(daysMax);
  return lastBoughtBetween(pool, shopId, productId, from, ago(daysMin));
}

function inBoth(one: CustomerId[] | null, other: CustomerId[] | null): CustomerId[] | null {
  if (!one || !other) return one ?? other;
  const known = new Set(other);
  return one.filter((id) => known.has(id));
}

async function scopeOf(
  shop: ShopRow,
  admin: AdminClient,
  query: CustomerListQuery,
  now: Date,
): Promise<{ scope: ListScope; problem: string | null }> {
  const { shopId, currency } = shop;
  const today = shopDay(now, shop.timezone);
  const [{ among: found, problem }, buyers] = await Promise.all([
    foundByShopify(admin, query.search),
    buyersOf(shopId, query.filters.bought, today),
  ]);
  return { scope: { shopId, currency, today, among: inBoth(found, buyers) }, problem };
}

/** A page of the customers list with names asked live for exactly these rows. */
export async function customersPage(
  shop: ShopRow,
  admin: AdminClient,
  query: CustomerListQuery,
  now: Date,
) {
  const { bought } = query.filters;
  const [{ scope, problem }, titles] = await Promise.all([
    scopeOf(shop, admin, query, now),
    bought ? productTitles(pool, shop.shopId, [bought.productId]) : null,
  ]);
  const [page, isPart, unprofiled] = await Promise.all([
    listCustomers(pool, query, scope),
    areOfAPart(shop.shopId),
    isChosen(query.filters) ? countUnprofiled(pool, shop.shopId) : 0,
  ]);
  const { names, hidden } = await liveNames(
    admin,
    page.rows.map((row) => row.customerId),
  );
  return {
    ...page,
    rows: page.rows.map((row) => ({
      ...row,
      ...(isPart ? nothingSaid : {}),
      name: names[row.customerId] ?? null,
    })),
    /** the orders that are read so far are a part, and what they mean is not said yet */
    isPart,
    problem,
    /** customers a filter leaves out, as they objected to being profiled */
    leftOut: unprofiled,
    hidden,
    productName: (bought && titles?.get(bought.productId)) ?? null,
    currency: shop.currency,
    today: scope.today,
  };
}

/** The whole list as CSV, streamed: numbers of customers only, no names. */
export async function* customersCsv(
  shop: ShopRow,
  admin: AdminClient,
  query: CustomerListQuery,
  now: Date,
): AsyncGenerator<string> {
  const { scope } = await scopeOf(shop, admin, query, now);
  const unsaid = (await areOfAPart(shop.shopId)) ? nothingSaid : {};
  yield csvLine(fileHeadings);
  for await (const batch of allListed(pool, query, scope))
    yield batch.map((row) => csvLine(fileCells({ ...row, ...unsaid }, scope))).join("");
}
