import { GraphQLError } from "graphql";
import type { SQLInputValue } from "node:sqlite";
import type { Database } from "../store/database.ts";
import type { Args } from "./call.ts";

/** Deeper than this no connection can be paged; Shopify asks for filters then. */
export const deepestPage = 25_000;

/** A connection before anybody said how much of it they want. */
export abstract class Listing<T> {
  abstract page(request: PageRequest): PageOf<T>;
  /** everything, in order, streamed: what a bulk operation reads */
  abstract each(): Iterable<T>;
  /** how many there are in all */
  abstract total(): number;
}

export interface PageRequest {
  size: number;
  /** from the end backwards */
  backwards: boolean;
  cursor: Cursor | null;
}
export interface PageOf<T> {
  items: { node: T; cursor: string }[];
  hasNext: boolean;
  hasPrevious: boolean;
}
interface Cursor {
  id: number;
  value: SQLInputValue;
  /** how many came before and with it */
  depth: number;
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64");

function decode(text: string): Cursor {
  const refused = new GraphQLError(`Invalid cursor for current pagination sort.`, {
    extensions: { code: "BAD_REQUEST" },
  });
  if (!/^[A-Za-z0-9+/=]+$/.test(text)) throw refused;
  let cursor: Partial<Cursor>;
  try {
    cursor = JSON.parse(Buffer.from(text, "base64").toString()) as Partial<Cursor>;
  } catch {
    throw refused;
  }
  if (typeof cursor.id !== "number" || typeof cursor.depth !== "number") throw refused;
  return { id: cursor.id, depth: cursor.depth, value: cursor.value ?? null };
}

/** The connection object a query selects from. */
export function connection<T>(listing: Listing<T>, args: Args): object {
  const backwards = typeof args["last"] === "number";
  const cursor = (backwards ? args["before"] : args["after"]) as string | null | undefined;
  const request: PageRequest = {
    size: (backwards ? args["last"] : args["first"]) as number,
    backwards,
    cursor: cursor ? decode(cursor) : null,
  };
  if ((request.cursor?.depth ?? 0) >= deepestPage) {
    throw new GraphQLError(
      `Pagination is limited to ${deepestPage} objects. Narrow the list with a filter.`,
      { extensions: { code: "BAD_REQUEST" } },
    );
  }
  const page = listing.page(request);
  return {
    edges: page.items,
    nodes: page.items.map((item) => item.node),
    get totalCount() {
      return listing.total();
    },
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: page.items[0]?.cursor ?? null,
      endCursor: page.items[page.items.length - 1]?.cursor ?? null,
    },
  };
}

export interface TableListing<T> {
  db: Database;
  table: string;
  columns: string;
  decode: (row: unknown) => T;
  where: string;
  parameters: SQLInputValue[];
  /** an indexed column that is never null */
  sort: string;
  reverse: boolean;
}

/** Rows of a table in key order: pages are found by key, so page 1000 costs what page 1 does. */
export class TableRows<T> extends Listing<T> {
  readonly #of: TableListing<T>;
  constructor(of: TableListing<T>) {
    super();
    this.#of = of;
  }

  #read(size: number, descending: boolean, after: Cursor | null) {
    const { db, table, columns, where, parameters, sort } = this.#of;
    const way = descending ? "DESC" : "ASC";
    const beyond = descending ? "<" : ">";
    const conditions = [where, after ? `(${sort}, id) ${beyond} (?, ?)` : ""].filter(Boolean);
    const rows = db
      .prepare(
        `SELECT ${columns}, ${sort} AS sort_value FROM ${table}` +
          (conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "") +
          ` ORDER BY ${sort} ${way}, id ${way} LIMIT ?`,
      )
      .all(...parameters, ...(after ? [after.value, after.id] : []), size);
    return rows as unknown as { id: number; sort_value: SQLInputValue }[];
  }

  page({ size, backwards, cursor }: PageRequest): PageOf<T> {
    const rows = this.#read(size + 1, this.#of.reverse !== backwards, cursor);
    const more = rows.length > size;
    if (more) rows.pop();
    const items = rows.map((row, index) => ({
      node: this.#of.decode(row),
      cursor: encode({
        id: row.id,
        value: row.sort_value,
        depth: (cursor?.depth ?? 0) + index + 1,
      }),
    }));
    if (backwards) items.reverse();
    const beyond = cursor !== null;
    return {
      items,
      hasNext: backwards ? beyond : more,
      hasPrevious: backwards ? more : beyond,
    };
  }

  *each(): Generator<T, void, undefined> {
    let last: Cursor | null = null;
    for (;;) {
      const rows = this.#read(500, this.#of.reverse, last);
      for (const row of rows) yield this.#of.decode(row);
      const end = rows[rows.length - 1];
      if (!end || rows.length < 500) return;
      last = { id: end.id, value: end.sort_value, depth: 0 };
    }
  }

  total(): number {
    return this.count(Number.MAX_SAFE_INTEGER - 1).count;
  }

  /** counts no further than `limit`, as Shopify does */
  count(limit: number): { count: number; precision: "EXACT" | "AT_LEAST" } {
    const { db, table, where, parameters } = this.#of;
    const found = db
      .prepare(
        `SELECT count(*) AS n FROM (SELECT 1 FROM ${table} ${where ? `WHERE ${where}` : ""} LIMIT ?)`,
      )
      .get(...parameters, limit + 1)!["n"] as number;
    return found > limit
      ? { count: limit, precision: "AT_LEAST" }
      : { count: found, precision: "EXACT" };
  }
}

/** A short list that is there already. */
export class Items<T> extends Listing<T> {
  readonly #items: () => Iterable<T>;
  readonly #reverse: boolean;
  constructor(items: () => Iterable<T>, reverse = false) {
    super();
    this.#items = items;
    this.#reverse = reverse;
  }

  each(): T[] {
    const all = [...this.#items()];
    return this.#reverse ? all.reverse() : all;
  }

  total(): number {
    return this.each().length;
  }

  page({ size, backwards, cursor }: PageRequest): PageOf<T> {
    const all = this.each();
    const start = backwards
      ? Math.max(0, (cursor ? cursor.id : all.length) - size)
      : cursor
        ? cursor.id + 1
        : 0;
    const end = backwards ? (cursor ? cursor.id : all.length) : start + size;
    return {
      items: all.slice(start, end).map((node, index) => ({
        node,
        cursor: encode({ id: start + index, value: null, depth: start + index + 1 }),
      })),
      hasNext: end < all.length,
      hasPrevious: start > 0,
    };
  }
}
