import { toMinor } from "../../money.ts";
import { rows, type Db } from "../../db.server.ts";
import { idNumber, type CustomerId } from "../../ids.ts";
import { orders, selected } from "./columns.ts";
import type { CustomerListRow, ListPlace } from "./list-column.ts";
import { encodeCursor, isChosen, type CustomerListQuery } from "./list-query.ts";

export interface CustomerListPage {
  rows: CustomerListRow[];
  /** cursors of the neighbouring pages */
  next: string | null;
  previous: string | null;
  /** how many are listed in all, counted up to COUNT_LIMIT */
  count: number;
  countIsComplete: boolean;
}

export interface ListScope extends ListPlace {
  shopId: number;
  /** only these customers: found by name, or by what they bought; null = everyone */
  among: CustomerId[] | null;
}

export const PAGE_SIZE = 50;
/** Beyond this the exact number is not worth the reading of every row. */
const COUNT_LIMIT = 10_000;

interface Statement {
  from: string;
  /** enough to count by: the second table is left out when no condition looks at it */
  countFrom: string;
  where: string;
  values: unknown[];
}

/** Tables and conditions of a list, without order and page. */
function statementOf(query: CustomerListQuery, scope: ListScope): Statement {
  const { table, only } = orders[query.sort];
  const { filters } = query;
  const values: unknown[] = [scope.shopId];
  const conditions = [`${table}.shop_id = $1`];
  const add = (condition: string, value: unknown) => {
    values.push(value);
    conditions.push(condition.replace("?", `$${values.length}`));
  };
  const searched = idNumber(query.search);
  if (searched !== null) add(`${table}.customer_id = ?::bigint`, searched);
  if (scope.among) add(`${table}.customer_id = ANY(?::bigint[])`, scope.among);
  if (filters.states.length === 1) add("v.state = ?", filters.states[0]);
  if (filters.states.length > 1) add("v.state = ANY(?)", filters.states);
  if (filters.ordersMin !== null) add("c.orders >= ?::int", filters.ordersMin);
  if (filters.ordersMax !== null) add("c.orders <= ?::int", filters.ordersMax);
  if (filters.spentMin !== null)
    add("c.revenue_minor >= ?::bigint", toMinor(filters.spentMin, scope.currency));
  if (filters.spentMax !== null)
    add("c.revenue_minor <= ?::bigint", toMinor(filters.spentMax, scope.currency));
  if (filters.sinceMin !== null || filters.sinceMax !== null) {
    values.push(scope.today);
    const today = `$${values.length}::date`;
    if (filters.sinceMin !== null) add(`c.last_day <= ${today} - ?::int`, filters.sinceMin);
    if (filters.sinceMax !== null) add(`c.last_day >= ${today} - ?::int`, filters.sinceMax);
  }
  if (only) conditions.push(only.sql);
  // a list chosen by what people do is a profile; of a state nobody is who objected
  if (isChosen(filters) && filters.states.length === 0)
    conditions.push(
      `NOT EXISTS (SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = ${table}.customer_id)`,
    );
  const where = conditions.join(" AND ");
  const from = {
    c: "customers c LEFT JOIN customer_values v USING (shop_id, customer_id)",
    v: "customer_values v JOIN customers c USING (shop_id, customer_id)",
  }[table];
  return {
    from,
    // every valued customer is a customer
    countFrom: table === "v" && !where.includes("c.") ? "customer_values v" : from,
    where,
    values,
  };
}

type StoredRow = Omit<CustomerListRow, "lastOrderAt"> & { lastOrderAt: Date };

/** In place of what is said of a customer. */
export const nothingSaid = {
  state: null,
  predictedMinor: null,
  predictedLowMinor: null,
  predictedHighMinor: null,
  pOrder365: null,
  riskMinor: null,
};

const rowOf = (row: StoredRow): CustomerListRow => ({
  ...row,
  lastOrderAt: row.lastOrderAt.toISOString(),
  // what was said of them goes a moment after they objected
  ...(row.unprofiled ? nothingSaid : {}),
});

/** The same list in the order that is cheapest to count: by state alone, one index answers. */
function countable(query: CustomerListQuery): CustomerListQuery {
  return query.filters.states.length > 0 && !orders[query.sort].only
    ? { ...query, sort: "risk" }
    : query;
}

/**
 * A page of customers. Whatever its place in the list, it costs the reading of one page: it is found by the position of
 * its edge, not by counting what comes before it.
 */
export async function listCustomers(
  db: Db,
  query: CustomerListQuery,
  scope: ListScope,
): Promise<CustomerListPage> {
  const { by, type, table, at } = orders[query.sort];
  const { from, where, values } = statementOf(query, scope);
  const counting = statementOf(countable(query), scope);
  // a page before a position is read backwards and turned round
  const backwards = query.before !== null;
  const descending = (query.direction === "desc") !== backwards;
  const edge = query.before ?? query.after;
  const pageValues = [...values];
  let page = "";
  if (edge) {
    pageValues.push(edge.value, edge.customerId);
    const [value, id] = [pageValues.length - 1, pageValues.length];
    page = `AND (${by}, ${table}.customer_id) ${descending ? "<" : ">"} ($${value}::${type}, $${id}::bigint)`;
  }
  const way = descending ? "DESC" : "ASC";
  const [found, [counted]] = await Promise.all([
    rows<StoredRow>(
      db,
      `SELECT ${selected} FROM ${from} WHERE ${where} ${page}
        ORDER BY ${by} ${way}, ${table}.customer_id ${way} LIMIT ${PAGE_SIZE + 1}`,
      pageValues,
    ),
    rows<{ count: number }>(
      db,
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${counting.countFrom} WHERE ${counting.where} LIMIT ${COUNT_LIMIT + 1}) listed`,
      counting.values,
    ),
  ]);
  const hasMore = found.length > PAGE_SIZE;
  const listed = found.slice(0, PAGE_SIZE).map(rowOf);
  if (backwards) listed.reverse();
  const cursorOf = (row: CustomerListRow | undefined) =>
    row
      ? encodeCursor(query.sort, query.direction, { value: at(row), customerId: row.customerId })
      : null;
  const count = counted!.count;
  return {
    rows: listed,
    next: backwards || hasMore ? cursorOf(listed.at(-1)) : null,
    previous: (backwards ? hasMore : edge !== null) ? cursorOf(listed[0]) : null,
    count: Math.min(count, COUNT_LIMIT),
    countIsComplete: count <= COUNT_LIMIT,
  };
}

const EXPORT_BATCH = 5000;

/** Everyone of a list, in order of their number, in batches: for a download of any length. */
export async function* allListed(
  db: Db,
  query: CustomerListQuery,
  scope: ListScope,
): AsyncGenerator<CustomerListRow[]> {
  const { from, where, values } = statementOf({ ...query, sort: "value" }, scope);
  let after = 0;
  for (;;) {
    const batch = await rows<StoredRow>(
      db,
      `SELECT ${selected} FROM ${from} WHERE ${where} AND c.customer_id > $${values.length + 1}::bigint
        ORDER BY c.customer_id LIMIT ${EXPORT_BATCH}`,
      [...values, after],
    );
    if (batch.length === 0) return;
    yield batch.map(rowOf);
    after = batch.at(-1)!.customerId;
  }
}
