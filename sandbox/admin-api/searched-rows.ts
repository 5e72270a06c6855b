import type { Args, Call } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { searchCondition, type Condition, type Searchable } from "./search-sql.ts";
import { TableRows } from "./table-rows.ts";

/** A table a connection lists: what it can be searched by and in which orders it is shown. */
export interface SearchedTable<T> {
  table: string;
  columns: string;
  decode: (row: unknown) => T;
  search: Searchable;
  /** Shopify's name of the sort keys, for messages: "OrderSortKeys" */
  sortKeys: string;
  /** the indexed column behind each key that is known */
  sorts: Readonly<Record<string, string>>;
  /** where the query names none */
  sort: string;
}

/** The rows a connection's `query`, `sortKey` and `reverse` ask for, narrowed by `also`. */
export function searchedRows<T>(
  of: SearchedTable<T>,
  args: Args,
  call: Call,
  also: readonly Condition[] = [],
): TableRows<T> {
  if (args["savedSearchId"]) throw notImplemented("savedSearchId");
  const { shop, db } = call.store;
  const search = searchCondition((args["query"] as string | null | undefined) ?? "", of.search, {
    timezone: shop.timezone,
    currency: shop.currency,
    now: call.now,
  });
  const key = (args["sortKey"] as string | undefined) ?? of.sort;
  const sort = of.sorts[key];
  if (!sort) throw notImplemented(`${of.sortKeys}.${key}`);
  const conditions = [search, ...also].filter(({ sql }) => sql !== "");
  return new TableRows({
    db,
    table: of.table,
    columns: of.columns,
    decode: of.decode,
    where: conditions.map(({ sql }) => sql).join(" AND "),
    parameters: conditions.flatMap(({ parameters }) => parameters),
    sort,
    reverse: args["reverse"] === true,
  });
}
