import { GraphQLError } from "graphql";
import { DateTime } from "luxon";
import type { SQLInputValue } from "node:sqlite";
import { minorUnits } from "../store/amounts.ts";
import { parseGid } from "./gid.ts";
import { parseSearch, type Comparator, type Search, type Term } from "./search.ts";

export interface Condition {
  /** empty = everything */
  sql: string;
  parameters: SQLInputValue[];
}

/** How a search field reaches the table. */
export type SearchField =
  | { kind: "id"; column: string }
  | { kind: "time"; column: string }
  | { kind: "number"; column: string }
  | { kind: "money"; column: string }
  | { kind: "boolean"; column: string }
  /** exact text without regard to case; a trailing * matches any ending */
  | { kind: "text"; column: string }
  | { kind: "custom"; sql: (term: Term, place: Place) => Condition };

export interface Place {
  timezone: string;
  currency: string;
  /** ISO 8601 */
  now: string;
}

export interface Searchable {
  /** what the search is in, for messages: "orders" */
  name: string;
  fields: Record<string, SearchField>;
  /** a term without a field */
  anywhere: (value: string) => Condition;
}

/** A search as a SQL condition. What the sandbox cannot search by is refused, never ignored. */
export function searchCondition(text: string, over: Searchable, place: Place): Condition {
  let search: Search;
  try {
    search = parseSearch(text);
  } catch (error) {
    throw badRequest(error instanceof Error ? error.message : String(error));
  }
  return toSql(search, over, place);
}

function toSql(search: Search, over: Searchable, place: Place): Condition {
  switch (search.kind) {
    case "all":
      return { sql: "", parameters: [] };
    case "not": {
      const inner = toSql(search.side, over, place);
      return { sql: `NOT coalesce(${inner.sql || "1"}, 0)`, parameters: inner.parameters };
    }
    case "term":
      return termSql(search, over, place);
    default: {
      const sides = search.sides.map((side) => toSql(side, over, place));
      return {
        sql: `(${sides.map((side) => side.sql || "1").join(search.kind === "and" ? " AND " : " OR ")})`,
        parameters: sides.flatMap((side) => side.parameters),
      };
    }
  }
}

function termSql(term: Term, over: Searchable, place: Place): Condition {
  if (term.field === null) return over.anywhere(term.value);
  const field = over.fields[term.field];
  if (!field) {
    throw badRequest(
      `The sandbox does not implement searching ${over.name} by "${term.field}". ` +
        "If Shopify does not know the field either, it would ignore the term and return everything.",
    );
  }
  if (field.kind === "custom") return field.sql(term, place);
  if (term.value === "*" && !term.quoted)
    return { sql: `${field.column} IS NOT NULL`, parameters: [] };
  if (
    field.kind !== "time" &&
    !term.quoted &&
    term.value.includes(",") &&
    term.comparator === "="
  ) {
    const sides = term.value
      .split(",")
      .map((value) => termSql({ ...term, value, quoted: false }, over, place));
    return {
      sql: `(${sides.map((side) => side.sql).join(" OR ")})`,
      parameters: sides.flatMap((side) => side.parameters),
    };
  }
  const { column } = field;
  const compare = (value: SQLInputValue): Condition => ({
    sql: `${column} ${term.comparator} ?`,
    parameters: [value],
  });
  switch (field.kind) {
    case "id": {
      const id = parseGid(term.value)?.id ?? Number(term.value);
      if (!Number.isInteger(id)) throw badValue(term, "an id");
      return compare(id);
    }
    case "number": {
      if (!/^-?\d+(\.\d+)?$/.test(term.value)) throw badValue(term, "a number");
      return compare(Number(term.value));
    }
    case "money": {
      const minor = minorUnits(term.value, place.currency);
      if (minor === null) throw badValue(term, `an amount of ${place.currency}`);
      return compare(minor);
    }
    case "boolean":
      if (term.value !== "true" && term.value !== "false") throw badValue(term, "true or false");
      return compare(term.value === "true" ? 1 : 0);
    case "time":
      return timeSql(column, term, place);
    case "text":
      if (term.value.endsWith("*") && !term.quoted) {
        return {
          sql: `${column} LIKE ? ESCAPE '\\'`,
          parameters: [startsWith(term.value.slice(0, -1))],
        };
      }
      return { sql: `${column} = ? COLLATE NOCASE`, parameters: [term.value] };
  }
}

const literally = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
const startsWith = (text: string): string => `${literally(text)}%`;

/** Rows with these letters anywhere in one of the columns; the wildcards of SQL are letters here. */
export function contains(value: string, ...columns: string[]): Condition {
  const anyOf = columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(" OR ");
  return { sql: `(${anyOf})`, parameters: columns.map(() => `%${literally(value)}%`) };
}

/** Instants compare by second; a date alone means that whole day of the shop. */
function timeSql(column: string, term: Term, place: Place): Condition {
  const { value, comparator } = term;
  if (value === "now") return during(column, comparator, Date.parse(place.now) / 1000, 1);
  const moment = DateTime.fromISO(value, { zone: place.timezone });
  if (!moment.isValid) throw badValue(term, "a date, an instant or now");
  const length = value.length <= 4 ? { years: 1 } : value.length <= 7 ? { months: 1 } : { days: 1 };
  const start = Math.floor(moment.toSeconds());
  const seconds = value.includes("T") ? 1 : moment.plus(length).toSeconds() - start;
  return during(column, comparator, start, seconds);
}

function during(column: string, comparator: Comparator, start: number, length: number): Condition {
  const from = Math.floor(start);
  const end = from + length;
  switch (comparator) {
    case "=":
      return { sql: `(${column} >= ? AND ${column} < ?)`, parameters: [from, end] };
    case ">":
      return { sql: `${column} >= ?`, parameters: [end] };
    case ">=":
      return { sql: `${column} >= ?`, parameters: [from] };
    case "<":
      return { sql: `${column} < ?`, parameters: [from] };
    case "<=":
      return { sql: `${column} < ?`, parameters: [end] };
  }
}

/** A condition on an enum whose values are written in small letters in searches. */
export function choice(options: Record<string, string>): SearchField {
  return {
    kind: "custom",
    sql(term) {
      const wanted = term.value.split(",").map((value) => {
        const sql = options[value.toLowerCase()];
        if (sql === undefined) throw badValue(term, Object.keys(options).join(", "));
        return sql;
      });
      return { sql: `(${wanted.join(" OR ")})`, parameters: [] };
    },
  };
}

const hasTag = "EXISTS (SELECT 1 FROM json_each(doc, '$.tags') WHERE value = ? COLLATE NOCASE)";

/** `tag:x`: the record bears it. */
export const tagged: SearchField = {
  kind: "custom",
  sql: ({ value }) => ({ sql: hasTag, parameters: [value] }),
};

/** `tag_not:x`: the record does not. */
export const notTagged: SearchField = {
  kind: "custom",
  sql: ({ value }) => ({ sql: `NOT ${hasTag}`, parameters: [value] }),
};

function badValue(term: Term, expected: string): GraphQLError {
  return badRequest(
    `Search: ${term.field} needs ${expected}, found ${JSON.stringify(term.value)}. Shopify would ignore the term.`,
  );
}

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });
}
