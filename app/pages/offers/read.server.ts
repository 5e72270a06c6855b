import type { AskedPeriod } from "../../calendar/asked-period.ts";
import { pool } from "../../db.server.ts";
import { chosenOf } from "../../lists/address.ts";
import { choosable, headings, orderMenu } from "../../lists/columns.ts";
import type { ListPage } from "../../lists/list.ts";
import { cutPage } from "../../lists/neighbours.ts";
import { orderInWords } from "../../lists/words.ts";
import { clausesOf, wordsFilter } from "../../lists/words-filter.ts";
import { redeemedByDay } from "../../offers/redeemed-by-day.server.ts";
import { offerDraft } from "../../offers/draft.ts";
import { listDrafts } from "../../shops/drafts.server.ts";
import type { Caller } from "../../shops/authenticate.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { columnsOf } from "../columns.server.ts";
import { periodOfPage } from "../period.server.ts";
import { offerColumns } from "./columns.ts";
import { dueToReorder } from "./due.server.ts";
import { offerFilters } from "./filters.ts";
import { offerList } from "./listed.server.ts";
import { periodFigures } from "./period-figures.ts";
import { offerRow } from "./row.ts";
import { offerViews } from "./views.ts";
import { offersSentence } from "./words.ts";

const PAGE_SIZE = 50;

/** What codes did in a period, and a page of the offers an address asks for. */
export async function offersPage(
  { shop, admin, staffId, rights }: Pick<Caller, "shop" | "admin" | "staffId" | "rights">,
  request: Request,
  now: number,
) {
  const address = new URL(request.url).searchParams;
  const { shopId, currency, timezone: timeZone } = shop;
  const seesCosts = rights.includes("costs");
  const [asked, found, columns, due, drafts] = await Promise.all([
    periodOfPage({ shop, staffId }, request, new Date(now)),
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
    asked,
    figures: found.isEmpty ? [] : await figuresOf(shop, asked),
    /** what narrows the list, and is kept when another period is chosen */
    narrowedBy: Object.fromEntries(
      chosenOf(address, [...filters.map(({ param }) => param), "sort"]),
    ),
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

async function figuresOf({ shopId, timezone: timeZone }: ShopRow, asked: AskedPeriod) {
  const { period, compared } = asked;
  const [now, then] = await Promise.all([
    redeemedByDay(pool, shopId, { ...period, timeZone }),
    compared && redeemedByDay(pool, shopId, { ...compared, timeZone }),
  ]);
  return periodFigures(period, now, compared && then && { days: compared, redeemed: then });
}
