import { saleDraft } from "../../../app/flash-sales/draft.ts";
import { nextRows } from "../../../app/leaving/statement.ts";
import type { Table } from "../../../app/leaving/statement.ts";
import { offerDraft } from "../../../app/offers/draft.ts";
import { orders, selected } from "../../../app/pages/customers/columns.ts";
import { forgetIn, keepIn, listIn, readIn } from "../../../app/shops/draft.ts";
import {
  eraseOf,
  eraseOfOrders,
  exportOf,
  exportOfOrders,
  isErasable,
  leftBehindIn,
  moveOf,
  movesByColumn,
} from "../../../app/shops/holding.ts";
import { holdings } from "../../../app/worker/holdings.ts";
import { sqlOf } from "../../../app/segments/compile.ts";
import { definitionOf, isRefused } from "../../../app/segments/read-definition.ts";
import { membersStatement } from "../../../app/segments/statement.ts";
import { parseListQuery } from "../../../app/pages/customers/list-query.ts";
import { statementOf, type ListScope } from "../../../app/pages/customers/statement.ts";
import type { CustomerId } from "../../../app/ids.ts";
import { factExamples } from "../fact-examples.ts";

/** By file: an expression inside a statement, spaces made one → values it can have. */
export type Samples = Record<string, Record<string, unknown[]>>;

const linesTable: Table = {
  name: "order_lines",
  columns: [
    { name: "order_id", kind: "number" },
    { name: "quantity", kind: "number" },
  ],
  key: [
    { name: "order_id", type: "bigint" },
    { name: "line_id", type: "bigint" },
  ],
};

/** The statements that ask for every fact at once, one that asks for none, and one that the other table leads. */
const EVERY_FACT = `q=7&${Object.values(factExamples).join("&")}&sort=value desc`;
const segmentPlace = {
  currency: "USD",
  today: "2026-11-21",
  titles: new Map(),
  offers: new Map(),
  segments: new Map(),
  isBoughtKept: true,
  discountPrior: { a: 1, b: 3, mean: 0.25 },
};
const lists = [
  [EVERY_FACT, true] as const,
  [EVERY_FACT, false] as const,
  ["sort=last_order desc", true] as const,
  ["sort=predicted desc", true] as const,
].map(([address, isBoughtKept]) => {
  const parsed = parseListQuery(new URLSearchParams(address));
  if (!parsed.ok) throw new Error(parsed.problems.join());
  const scope: ListScope = {
    shopId: 1,
    currency: "USD",
    today: "2026-11-21",
    titles: new Map(),
    offers: new Map(),
    segments: new Map(),
    isBoughtKept,
    discountPrior: { a: 1, b: 3, mean: 0.25 },
    among: [7] as CustomerId[],
  };
  const position = { value: 5, customerId: 7 as CustomerId };
  return statementOf(parsed.query, scope, { position, isDescending: true });
});

/** Segments over both tables: every fact that can be a condition, and none at all. */
const read = definitionOf({
  format: 1,
  groups: [
    Object.entries(factExamples)
      .filter(([fact]) => !isRefused(fact))
      .map(([fact, address], at) => ({
        fact,
        params: Object.fromEntries(new URLSearchParams(address)),
        not: at % 2 === 0,
      })),
  ].map((all) => all.slice(0, 20)),
});
if (!read.ok) throw new Error(JSON.stringify(read));
const segmentStatements = [true, false].map((isSample) =>
  membersStatement(sqlOf(read.groups), 1, segmentPlace, isSample),
);

const drafts = [offerDraft, saleDraft];
const erasable = holdings.filter(isErasable);

/**
 * Parts of statements that only running would tell, each with values as they occur. A line whose expression is gone,
 * and a statement that needs one, fail tests/sql-statements.test.ts.
 */
export const SAMPLES: Samples = {
  "app/clv/store.server.ts": {
    "Number(shopId)": [1],
    'customerIds.map(Number).join(",")': ["7,8"],
  },
  "app/jobs/enqueue.server.ts": { "specs.some((spec) => spec.keeps === keeps)": [true] },
  // conditions are gathered one by one as the merchant filters
  "app/pages/customers/list.server.ts": {
    "statementOf(query, scope, edge)": lists,
    "statementOf(query, scope)": lists,
    "statementOf(countable(query), scope)": lists,
    limit: [51],
    selected: [selected],
    "orders[query.sort]": Object.values(orders),
  },
  // conditions are gathered one by one as the merchant adds them
  "app/segments/sizes.server.ts": { from: segmentStatements.map(({ from }) => from) },
  // rooms whose forms are kept say where their drafts lie
  "app/shops/drafts.server.ts": {
    "keepIn(form)": drafts.map(keepIn),
    "readIn(form)": drafts.map(readIn),
    "listIn(form)": drafts.map(listIn),
    "forgetIn(form)": drafts.map(forgetIn),
  },
  // what all rooms hold of customers is given from above; the tables of shops come from the catalogue
  "app/shops/erasure.server.ts": {
    "eraseOf(erased)": erasable.map(eraseOf),
    "eraseOfOrders(erased)": erasable.filter(({ byOrder }) => byOrder).map(eraseOfOrders),
    "exportOf(exported)": holdings.map(exportOf),
    "exportOfOrders(exported)": holdings.filter(({ byOrder }) => byOrder).map(exportOfOrders),
    "await tablesOfShops(db)": [["orders", "room_settings", "shops"]],
  },
  // the tables of a shop and their columns come from the database's catalogue
  "app/leaving/everything.server.ts": {
    "nextRows(table, last === null)": [
      nextRows(linesTable, true),
      nextRows(linesTable, false),
      nextRows({ ...linesTable, key: [] }, true),
    ],
  },
  "app/shops/merges.server.ts": {
    "leftBehindIn(held)": holdings.filter(movesByColumn).map(leftBehindIn),
    statement: holdings.flatMap(moveOf),
  },
};
