import type { AdminClient } from "../../admin-api/client.server.ts";
import { ProtectedDataRefused } from "../../admin-api/errors.ts";
import { searchCustomers } from "../../customers/admin-api.server.ts";
import { tagsOfShop } from "../../customers/tags.server.ts";
import { traitWords } from "../../customers/traits.server.ts";
import { pool } from "../../db.server.ts";
import { idNumber, type CustomerId } from "../../ids.ts";
import { log } from "../../log.server.ts";
import { getOffer } from "../../offers/offers.server.ts";
import { productKinds, productTitles } from "../../products/record.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Asked, FactPlace } from "../../segments/facts/fact.ts";
import { traitParam } from "../../segments/facts/of-traits.ts";
import { placeOf } from "../../segments/place.server.ts";
import type { CustomerListQuery } from "./list-query.ts";
import type { ListScope } from "./statement.ts";
import { searchUnanswered } from "./words.ts";

/**
 * Searching by words is Shopify's: we keep no names.
 * @returns null when the search is none, or Shopify cannot be asked
 */
async function foundByShopify(
  admin: AdminClient,
  search: string,
): Promise<{ among: CustomerId[] | null; problem: string | null }> {
  if (search === "" || idNumber(search) !== null) return { among: null, problem: null };
  try {
    return { among: await searchCustomers(admin, search), problem: null };
  } catch (error) {
    log.warn(`customer search for ${admin.domain}: ${(error as Error).message}`);
    const isRefused = error instanceof ProtectedDataRefused;
    return { among: [], problem: isRefused ? error.reason : searchUnanswered };
  }
}

/** The shop's own words a filter can be made of, by the parameter of the address. */
export async function offeredBy(shopId: number): Promise<Record<string, string[]>> {
  const [tag, kind, traits] = await Promise.all([
    tagsOfShop(pool, shopId),
    productKinds(pool, shopId),
    traitWords(pool, shopId),
  ]);
  const ofTraits = [...traits].map(([trait, words]) => [traitParam(trait), words] as const);
  return { tag, kind, ...Object.fromEntries(ofTraits) };
}

/** What a list is read with: the day, the names its facts need, and whom Shopify finds by a search. */
export async function scopeOf(
  shop: ShopRow,
  admin: AdminClient,
  query: CustomerListQuery,
  now: Date,
): Promise<{ scope: ListScope; problem: string | null }> {
  const { shopId } = shop;
  const [{ among, problem }, place] = await Promise.all([
    foundByShopify(admin, query.search),
    factPlaceOf(shop, query.asked, now),
  ]);
  return { scope: { ...place, shopId, among }, problem };
}

/** The same for what customers are asked, wherever: with the titles of what is named in it. */
export async function factPlaceOf(
  shop: ShopRow,
  asked: readonly (readonly [string, Asked])[],
  now: Date,
): Promise<FactPlace> {
  const { shopId } = shop;
  const place = await placeOf(pool, shop, asked, now);
  const named = asked.flatMap(([, { names }]) => names ?? []);
  const products = named.flatMap(({ products: some = [] }) => some);
  const offers = named.flatMap(({ offers: some = [] }) => some);
  const [titles, ofOffers] = await Promise.all([
    products.length > 0 ? productTitles(pool, shopId, products) : place.titles,
    Promise.all(offers.map((offerId) => getOffer(pool, shopId, offerId))),
  ]);
  return {
    ...place,
    titles,
    offers: new Map(ofOffers.flatMap((offer) => (offer ? [[offer.offerId, offer.title]] : []))),
  };
}
