import type { SQLInputValue } from "node:sqlite";
import type { Database } from "../store/database.ts";
import { Listing, type PageOf, type PageRequest } from "./listing.ts";
import { type Cursor, encode } from "./cursor.ts";

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
