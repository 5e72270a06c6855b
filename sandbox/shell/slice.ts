import type { SQLInputValue } from "node:sqlite";
import type { Database } from "../store/database.ts";

/** Where a list goes on: rows older or newer than the one with this sort value and id. */
export interface Place {
  way: "older" | "newer";
  value: number;
  id: number;
}

export interface Slice<Row> {
  rows: Row[];
  /** key of the last row when there are rows after it, for `?older=` */
  older: string | null;
  /** key of the first row when there are rows before it, for `?newer=` */
  newer: string | null;
}

interface Question<Row> {
  table: string;
  columns: string;
  /** integer column the list is sorted by, newest first; the id decides between equals */
  sort: string;
  where?: { sql: string; values: SQLInputValue[] };
  place: Place | null;
  limit?: number;
  read: (row: unknown) => Row;
}

const LIMIT = 50;

/** From the page's address: `?older=1764000000.42` or `?newer=…`; anything else is the beginning. */
export function placeIn(query: Record<string, unknown>): Place | null {
  for (const way of ["older", "newer"] as const) {
    const match = /^(-?\d+)\.(\d+)$/.exec(String(query[way] ?? ""));
    if (match) return { way, value: Number(match[1]), id: Number(match[2]) };
  }
  return null;
}

/** One page of a table by keyset: as fast on the last page as on the first, also with millions of rows. */
export function sliceOf<Row>(db: Database, question: Question<Row>): Slice<Row> {
  const { table, columns, sort, where, place, limit = LIMIT, read } = question;
  const backwards = place?.way === "newer";
  const way = backwards ? "ASC" : "DESC";
  const conditions = [
    ...(where ? [where.sql] : []),
    ...(place ? [`(${sort}, id) ${backwards ? ">" : "<"} (?, ?)`] : []),
  ];
  const found = db
    .prepare(
      `SELECT ${columns}, ${sort} AS sort_value FROM ${table}
       ${conditions.length ? `WHERE ${conditions.join(" AND ")}` : ""}
       ORDER BY ${sort} ${way}, id ${way} LIMIT ${limit + 1}`,
    )
    .all(...(where?.values ?? []), ...(place ? [place.value, place.id] : [])) as {
    id: number;
    sort_value: number;
  }[];
  const more = found.length > limit;
  const page = found.slice(0, limit);
  if (backwards) page.reverse();
  const key = (row: { id: number; sort_value: number } | undefined) =>
    row ? `${row.sort_value}.${row.id}` : null;
  return {
    rows: page.map(read),
    older: backwards || more ? key(page.at(-1)) : null,
    newer: (backwards ? more : place !== null) ? key(page[0]) : null,
  };
}
