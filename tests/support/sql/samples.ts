import { nextRows } from "../../../app/leaving/statement.ts";
import type { Table } from "../../../app/leaving/statement.ts";
import { orders, selected } from "../../../app/pages/customers/columns.ts";
import {
  exportOf,
  exportOfOrders,
  leftBehindIn,
  moveOf,
  movesByColumn,
} from "../../../app/shops/holding.ts";
import { holdings } from "../../../app/worker/holdings.ts";

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

const listOf = (table: "c" | "v", more: string) => ({
  from: {
    c: "customers c LEFT JOIN customer_values v USING (shop_id, customer_id)",
    v: "customer_values v JOIN customers c USING (shop_id, customer_id)",
  }[table],
  where: `${table}.shop_id = $1 ${more}`,
  values: [1],
});

const filtered = (
  third: string,
) => `AND c.customer_id = ANY($2::bigint[]) AND ${third} AND c.orders >= $4::int
  AND c.revenue_minor >= $5::bigint AND c.last_day <= $6::date - $7::int`;
const ALL_STATES = filtered("c.orders <= $3::int");
const SOME_STATES = filtered("v.state = ANY($3)");

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
    page: ["", "AND (c.revenue_minor, c.customer_id) < ($8::bigint, $9::bigint)"],
    "statementOf(query, scope)": [listOf("c", ALL_STATES), listOf("v", SOME_STATES)],
    "counting.countFrom": ["customer_values v", listOf("c", "").from],
    "counting.where": ["v.shop_id = $1"],
    'statementOf({ ...query, sort: "value" }, scope)': [
      listOf("c", ALL_STATES),
      listOf("c", SOME_STATES),
    ],
    "values.length": [7],
    selected: [selected],
    "orders[query.sort]": Object.values(orders),
  },
  // what all rooms hold of customers is given from above; the tables of shops come from the catalogue
  "app/shops/erasure.server.ts": {
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
