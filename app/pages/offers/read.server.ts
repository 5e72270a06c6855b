import { pool } from "../../db.server.ts";
import { choosable, headings, orderMenu } from "../../lists/columns.ts";
import type { ListPage } from "../../lists/list.ts";
import { cutPage } from "../../lists/neighbours.ts";
import { orderInWords } from "../../lists/words.ts";
import { clausesOf, wordsFilter } from "../../lists/words-filter.ts";
import { offerDraft } from "../../offers/draft.ts";
import { listDrafts } from "../../shops/drafts.server.ts";
import type { Caller } from "../../shops/authenticate.server.ts";
import { columnsOf } from "../columns.server.ts";
import { offerColumns } from "./columns.ts";
import { dueToReorder } from "./due.server.ts";
import { offerFilters } from "./filters.ts";
import { offerList } from "./listed.server.ts";
import { offerRow } from "./row.ts";
import { offerViews } from "./views.ts";
import { offersSentence } from "./words.ts";

const PAGE_SIZE = 50;

/** A page of the offers an address asks for. */
export async function offersPage(
  { shop, admin, staffId, rights }: Pick<Caller, "shop" | "admin" | "staffId" | "rights">,
  address: URLSearchParams,
  now: number,
) {
  const { shopId, currency, timezone: timeZone } = shop;
  const seesCosts = rights.includes("costs");
  const [found, columns, due, drafts] = await Promise.all([
    offerList({ shop, admin, seesCosts, now }, address),
    columnsOf(shopId, staffId, "offers", offerColumns),
    dueToReorder(shopId),
    listDrafts(pool, offerDraft, shopId),
  ]);
  const { rows: ids, next, previous } = cutPage(found.ids, PAGE_SIZE, address, (id) => id);
  const offers = await found.tell(ids);
  const filters = offerFilters(seesCosts);
  const { key, direction } = found.order;
  const orders = orderMenu(offerColumns);
  const order = orders.find((one) => one.key === key)!;
  const counted = { count: found.ids.length, countIsComplete: found.isComplete };
  const list: ListPage = {
    columns: headings(columns),
    choosable: choosable(offerColumns, columns),
    rows: offers.map((offer) => offerRow(offer, columns, { currency, timeZone })),
    filters: found.isEmpty ? [] : filters.map((filter) => wordsFilter(filter, address)),
    views: found.isEmpty ? [] : offerViews,
    orders,
    sort: { key, direction },
    next,
    previous,
    ...counted,
    sentence: offersSentence(clausesOf(filters, address), counted, orderInWords(order, direction)),
  };
  const isFirst = previous === null;
  return {
    list,
    isEmpty: found.isEmpty,
    /** some change by themselves soon */
    isMoving: offers.some(({ phase }) => phase === "launching" || phase === "stopping"),
    drafts: isFirst ? drafts : [],
    due: isFirst ? due : null,
    currency,
    timeZone,
  };
}
