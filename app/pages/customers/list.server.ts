import { rows, type Db } from "../../db.server.ts";
import type { CustomerId } from "../../ids.ts";
import { pageOf, type Page } from "../../lists/neighbours.ts";
import { orders, selected } from "./columns.ts";
import { encodeCursor, type Position } from "./cursor.ts";
import type { CustomerListRow } from "./list-column.ts";
import type { CustomerListQuery } from "./list-query.ts";
import { countable, statementOf, type ListScope } from "./statement.ts";

export interface CustomerListPage extends Page<CustomerListRow> {
  /** how many are listed in all, counted up to COUNT_LIMIT */
  count: number;
  countIsComplete: boolean;
}

export const PAGE_SIZE = 50;
/** Beyond this the exact number is not worth the reading of every row. */
const COUNT_LIMIT = 10_000;

type StoredRow = Omit<CustomerListRow, "lastOrderAt"> & { lastOrderAt: Date };

/** In place of what is said of a customer. */
export const nothingSaid = {
  state: null,
  predictedMinor: null,
  predictedLowMinor: null,
  predictedHighMinor: null,
  pOrder365: null,
  riskMinor: null,
  nextOrderDay: null,
};

const rowOf = (row: StoredRow): CustomerListRow => ({
  ...row,
  lastOrderAt: row.lastOrderAt.toISOString(),
  // what was said of them goes a moment after they objected
  ...(row.unprofiled ? nothingSaid : {}),
});

/** Rows of a list from a position on, in its order, or backwards from it. */
async function rowsFrom(
  db: Db,
  query: CustomerListQuery,
  scope: ListScope,
  position: Position | null,
  isDescending: boolean,
  limit: number,
): Promise<CustomerListRow[]> {
  const { by, table } = orders[query.sort];
  const edge = position && { position, isDescending };
  const { from, values } = statementOf(query, scope, edge);
  const way = isDescending ? "DESC" : "ASC";
  const found = await rows<StoredRow>(
    db,
    `SELECT ${selected} FROM ${from} ORDER BY ${by} ${way}, ${table}.customer_id ${way} LIMIT ${limit}`,
    values,
  );
  return found.map(rowOf);
}

/** How many a list has, up to COUNT_LIMIT, and one more when it has more. */
async function countOf(db: Db, query: CustomerListQuery, scope: ListScope): Promise<number> {
  const counting = statementOf(countable(query), scope);
  const [counted] = await rows<{ count: number }>(
    db,
    `SELECT count(*)::int AS count FROM (SELECT 1 FROM ${counting.countFrom} LIMIT ${COUNT_LIMIT + 1}) listed`,
    counting.values,
  );
  return counted!.count;
}

const positionOf = ({ sort }: CustomerListQuery, row: CustomerListRow): Position => ({
  value: orders[sort].at(row),
  customerId: row.customerId,
});

/**
 * A page of customers. Whatever its place in the list, it costs the reading of one page: it is found by the position of
 * its edge, not by counting what comes before it.
 */
export async function listCustomers(
  db: Db,
  query: CustomerListQuery,
  scope: ListScope,
): Promise<CustomerListPage> {
  // a page before a position is read backwards and turned round
  const isBackwards = query.before !== null;
  const isDescending = (query.direction === "desc") !== isBackwards;
  const edge = query.before ?? query.after;
  const [found, count] = await Promise.all([
    rowsFrom(db, query, scope, edge, isDescending, PAGE_SIZE + 1),
    countOf(db, query, scope),
  ]);
  return {
    ...pageOf(found, PAGE_SIZE, edge && { isBackwards }, (row) =>
      encodeCursor(query.sort, query.direction, positionOf(query, row)),
    ),
    count: Math.min(count, COUNT_LIMIT),
    countIsComplete: count <= COUNT_LIMIT,
  };
}

const BATCH = 5000;

/** Everyone of a list in its own order, in batches: for a file or an action of any length. */
export async function* allListed(
  db: Db,
  query: CustomerListQuery,
  scope: ListScope,
  batchSize = BATCH,
): AsyncGenerator<CustomerListRow[]> {
  let edge: Position | null = null;
  for (;;) {
    const batch: CustomerListRow[] = await rowsFrom(
      db,
      query,
      scope,
      edge,
      query.direction === "desc",
      batchSize,
    );
    if (batch.length > 0) yield batch;
    if (batch.length < batchSize) return;
    edge = positionOf(query, batch.at(-1)!);
  }
}

/** The numbers of everyone of a list whom something may reach: not of who objected to being profiled. */
export async function reachable(
  db: Db,
  query: CustomerListQuery,
  scope: ListScope,
): Promise<CustomerId[]> {
  const { from, values } = statementOf(query, scope);
  const found = await rows<{ customerId: CustomerId }>(
    db,
    `SELECT c.customer_id AS "customerId" FROM ${from} AND NOT EXISTS (
       SELECT 1 FROM unprofiled_customers o WHERE o.shop_id = $1 AND o.customer_id = c.customer_id)
      ORDER BY c.customer_id`,
    values,
  );
  return found.map(({ customerId }) => customerId);
}
