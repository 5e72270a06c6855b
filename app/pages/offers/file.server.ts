import { csvLine } from "../../csv.ts";
import type { Caller } from "../../shops/authenticate.server.ts";
import { fileOf } from "../../lists/columns.ts";
import { columnsOf } from "../columns.server.ts";
import { offerColumns } from "./columns.ts";
import { offerList } from "./listed.server.ts";

const BATCH = 250;

/** The whole list an address asks for as CSV, streamed: its columns and its order. */
export async function* offersCsv(
  { shop, admin, staffId, rights }: Pick<Caller, "shop" | "admin" | "staffId" | "rights">,
  address: URLSearchParams,
  now: number,
): AsyncGenerator<string> {
  const place = { currency: shop.currency, timeZone: shop.timezone };
  const seesCosts = rights.includes("costs");
  const { head, line } = fileOf(await columnsOf(shop.shopId, staffId, "offers", offerColumns));
  yield csvLine(head);
  const { ids, tell } = await offerList({ shop, admin, seesCosts, now }, address);
  for (let from = 0; from < ids.length; from += BATCH) {
    const offers = await tell(ids.slice(from, from + BATCH));
    yield offers.map((offer) => csvLine(line(offer, place))).join("");
  }
}
