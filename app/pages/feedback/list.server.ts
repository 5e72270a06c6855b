import type { AskedPeriod } from "../../calendar/asked-period.ts";
import { pool } from "../../db.server.ts";
import { formatSpan } from "../../figures/format.ts";
import { choosable, headings, orderMenu } from "../../lists/columns.ts";
import type { ListPage } from "../../lists/list.ts";
import { pageOf } from "../../lists/neighbours.ts";
import { orderInWords } from "../../lists/words.ts";
import type { Caller } from "../../shops/authenticate.server.ts";
import { readEdge, writtenEdge } from "../../surveys/answers-order.ts";
import { countResponses, listResponses, type ResponseRow } from "../../surveys/responses.server.ts";
import { columnsOf } from "../columns.server.ts";
import { liveNames } from "../live.server.ts";
import { answersAsked } from "./answers.server.ts";
import { answerColumns } from "./columns.ts";
import { answerRow } from "./row.ts";
import { answerViews } from "./views.ts";
import { answersSentence } from "./words.ts";

const PAGE_SIZE = 50;
/** Beyond this the exact number is not worth the reading of every row. */
const COUNT_LIMIT = 10_000;

/** A page of the answers an address asks for, each with its question, and names as far as Shopify tells them. */
export async function answersList(
  { shop, staffId, admin }: Pick<Caller, "shop" | "staffId" | "admin">,
  address: URLSearchParams,
  { period }: AskedPeriod,
) {
  const { shopId, currency, timezone: timeZone } = shop;
  const { filter, order, days, filters, clauses, listed } = await answersAsked(
    shop,
    address,
    period,
  );
  const [after, before] = [readEdge(address.get("after")), readEdge(address.get("before"))];
  const isBackwards = before !== null;
  const edge = before ?? after;
  const [found, counted, columns] = await Promise.all([
    listResponses(pool, shopId, filter, { order, edge, isBackwards, limit: PAGE_SIZE + 1 }),
    countResponses(pool, shopId, filter, COUNT_LIMIT + 1),
    columnsOf(shopId, staffId, "answers", answerColumns),
  ]);
  const page = pageOf(found, PAGE_SIZE, edge && { isBackwards }, writtenEdge);
  const { names, hidden } = await liveNames(admin, customersOf(page.rows));
  const answers = page.rows.map((row) =>
    listed(row, (row.customerId && names[row.customerId]) ?? null),
  );
  const orders = orderMenu(answerColumns);
  const way = orderInWords(
    orders.find(({ key }) => key === order.key)!,
    order.direction,
  );
  const count = {
    count: Math.min(counted, COUNT_LIMIT),
    countIsComplete: counted <= COUNT_LIMIT,
  };
  const list: ListPage = {
    columns: headings(columns),
    choosable: choosable(answerColumns, columns),
    rows: answers.map((answer) => answerRow(answer, columns, { currency, timeZone })),
    filters,
    views: answerViews,
    orders,
    sort: order,
    next: page.next,
    previous: page.previous,
    ...count,
    sentence: answersSentence(clauses, formatSpan(days.from, days.to), count, way),
  };
  return { list, hidden };
}

const customersOf = (responses: readonly ResponseRow[]) => [
  ...new Set(responses.flatMap(({ customerId }) => customerId ?? [])),
];
