import type { AdminClient } from "../../admin-api/client.server.ts";
import { pool } from "../../db.server.ts";
import { audienceOfList, type Audience } from "../../offers/audience.server.ts";
import type { ChosenList } from "../../offers/offer.ts";
import { chosenOneByOne } from "../../offers/words.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { audienceOf } from "../customers/audience.server.ts";
import { namesPeople } from "./list-query.ts";

/**
 * The customers of a list, at this moment.
 * @param query parameters of the list's address
 * @returns them, or what is wrong with the list
 */
export async function chosenList(
  shop: ShopRow,
  admin: AdminClient,
  query: string,
  now: number,
): Promise<ChosenList | { problem: string }> {
  const found = await audienceOf(shop, admin, query, new Date(now));
  if (!found.ok) return { problem: found.problem };
  const customers = found.customerIds;
  return namesPeople(query)
    ? { query: null, words: chosenOneByOne, customers }
    : { query, words: found.who, customers };
}

/** A list as the form shows it. */
export interface ShownList extends Audience {
  query: string;
  words: string;
}

export async function shownList(
  shop: ShopRow,
  admin: AdminClient,
  query: string,
  now: number,
): Promise<ShownList | { problem: string } | null> {
  if (query === "") return null;
  const list = await chosenList(shop, admin, query, now);
  if ("problem" in list) return list;
  const audience = await audienceOfList(pool, shop.shopId, list.customers);
  return { ...audience, query, words: list.words };
}
