import { DateTime } from "luxon";
import type { SQLInputValue } from "node:sqlite";
import { minorUnits } from "../store/amounts.ts";
import { type Filter, filterOf, type SegmentPlace } from "./filters.ts";
import { SegmentQueryError, type Token, tokenize } from "./tokens.ts";

export interface SegmentCondition {
  /** a condition on the customers table */
  sql: string;
  parameters: SQLInputValue[];
}

/**
 * Shopify's segment query language, as far as the sandbox can answer it: comparisons, BETWEEN,
 * CONTAINS on tags, IS NULL, dates absolute or relative ("-90d"), customer metafields that have a
 * definition, the RFM group, AND, OR and parentheses. Anything else is refused.
 */
export function segmentCondition(query: string, place: SegmentPlace): SegmentCondition {
  const tokens = tokenize(query);
  let next = 0;
  const peek = (): Token | undefined => tokens[next];
  /** filters that do not exist: reading goes on, for what else is wrong */
  const unknown: SegmentQueryError[] = [];
  const fail = (message: string): never => {
    throw new SegmentQueryError(peek()?.at ?? query.length, message, unknown);
  };
  const unexpected = (): never => fail(`'${peek()?.text ?? ""}' is unexpected.`);
  const keyword = (word: string): boolean => {
    const token = peek();
    if (token?.kind !== "word" || token.text.toUpperCase() !== word) return false;
    next += 1;
    return true;
  };
  const sign = (text: string): boolean => {
    if (peek()?.kind !== "sign" || peek()?.text !== text) return false;
    next += 1;
    return true;
  };

  function either(): SegmentCondition {
    return joined(both, "OR");
  }
  function both(): SegmentCondition {
    return joined(single, "AND");
  }
  function joined(side: () => SegmentCondition, word: "AND" | "OR"): SegmentCondition {
    const sides = [side()];
    while (keyword(word)) sides.push(side());
    if (sides.length === 1) return sides[0]!;
    return {
      sql: `(${sides.map((one) => one.sql).join(` ${word} `)})`,
      parameters: sides.flatMap((one) => one.parameters),
    };
  }
  function single(): SegmentCondition {
    if (!sign("(")) return comparison();
    const inner = either();
    if (!sign(")")) fail("')' is missing");
    return inner;
  }

  function known(token: Token): Filter {
    try {
      return filterOf(token, place);
    } catch (error) {
      if (!(error instanceof SegmentQueryError)) throw error;
      unknown.push(error);
      return { sql: "NULL", parameters: [], kind: "anything" };
    }
  }

  function comparison(): SegmentCondition {
    if (keyword("NOT")) {
      const { sql, parameters } = comparison();
      return { sql: `NOT (${sql})`, parameters };
    }
    const token = peek();
    if (!token) return fail("a filter is expected");
    if (token.kind !== "word") return unexpected();
    next += 1;
    const filter = known(token);
    const { sql, parameters } = filter;
    if (keyword("IS")) {
      const not = keyword("NOT");
      if (!keyword("NULL")) fail("NULL is expected");
      return { sql: `${sql} IS ${not ? "NOT " : ""}NULL`, parameters };
    }
    if (keyword("BETWEEN")) {
      const low = value(filter);
      if (!keyword("AND")) fail("AND is expected");
      const high = value(filter);
      return {
        sql: `(${sql} >= ? AND ${sql} <= ?)`,
        parameters: [...parameters, low.from, ...parameters, high.to],
      };
    }
    const not = keyword("NOT");
    if (keyword("CONTAINS")) {
      if (filter.kind !== "list") fail(`CONTAINS cannot be used with ${token.text}`);
      const wanted = value(filter).from;
      const found = `EXISTS (SELECT 1 FROM json_each(${sql}) WHERE value = ? COLLATE NOCASE)`;
      return { sql: not ? `NOT ${found}` : found, parameters: [...parameters, wanted] };
    }
    if (not) fail("CONTAINS is expected");
    if (filter.kind === "list") fail(`${token.text} needs CONTAINS or NOT CONTAINS`);
    const operator = ["=", "!=", ">=", "<=", ">", "<"].find((text) => sign(text));
    if (!operator) return unexpected();
    const ordered = operator !== "=" && operator !== "!=";
    if (ordered && filter.kind === "text") fail(`${operator} cannot be used with ${token.text}`);
    return compare(filter, operator, value(filter));
  }

  /** the value as a range: a date without time is its whole day */
  function value(filter: Filter): { from: SQLInputValue; to: SQLInputValue } {
    const token = peek();
    if (!token) return fail("a value is expected");
    next += 1;
    const wrong = (): never => {
      throw new SegmentQueryError(token.at, `'${token.text}' is no value for this filter`);
    };
    if (filter.kind === "number") {
      if (token.kind !== "number") wrong();
      return { from: Number(token.text), to: Number(token.text) };
    }
    if (filter.kind === "money") {
      const minor = token.kind === "number" ? minorUnits(token.text, place.currency) : null;
      return minor === null ? wrong() : { from: minor, to: minor };
    }
    if (filter.kind === "date") {
      const day = token.kind === "date" || token.kind === "word" ? dayOf(token.text, place) : null;
      if (day === null) return wrong();
      if (filter.textual) {
        const text = day.toISODate()!;
        return { from: text, to: `${text}~` };
      }
      const from = Math.floor(day.toSeconds());
      return { from, to: Math.floor(day.plus({ days: 1 }).toSeconds()) - 1 };
    }
    if (token.kind === "string" || filter.kind === "anything") {
      return { from: token.text, to: token.text };
    }
    const isBoolean = token.kind === "word" && /^(true|false)$/i.test(token.text);
    return isBoolean ? { from: token.text.toLowerCase(), to: token.text.toLowerCase() } : wrong();
  }

  if (tokens.length === 0) throw new SegmentQueryError(0, "the query is empty");
  const condition = either();
  if (next < tokens.length) unexpected();
  const [first, ...others] = unknown;
  if (first) throw new SegmentQueryError(first.at, first.said, others);
  return condition;
}

function compare(
  { sql, parameters }: Filter,
  operator: string,
  { from, to }: { from: SQLInputValue; to: SQLInputValue },
): SegmentCondition {
  switch (operator) {
    case "=":
      return {
        sql: `(${sql} >= ? AND ${sql} <= ?)`,
        parameters: [...parameters, from, ...parameters, to],
      };
    case "!=":
      return {
        sql: `(${sql} IS NULL OR ${sql} < ? OR ${sql} > ?)`,
        parameters: [...parameters, ...parameters, from, ...parameters, to],
      };
    case ">":
      return { sql: `${sql} > ?`, parameters: [...parameters, to] };
    case ">=":
      return { sql: `${sql} >= ?`, parameters: [...parameters, from] };
    case "<":
      return { sql: `${sql} < ?`, parameters: [...parameters, from] };
    default:
      return { sql: `${sql} <= ?`, parameters: [...parameters, to] };
  }
}

function dayOf(text: string, place: SegmentPlace): DateTime | null {
  const today = DateTime.fromISO(place.now, { zone: place.timezone }).startOf("day");
  const word = text.toLowerCase();
  if (word === "today") return today;
  if (word === "yesterday") return today.minus({ days: 1 });
  const relative = /^([+-]?)(\d+)([dwmy])$/.exec(word);
  if (relative) {
    const unit = { d: "days", w: "weeks", m: "months", y: "years" }[relative[3] as "d"];
    const count = Number(relative[2]) * (relative[1] === "-" ? -1 : 1);
    return today.plus({ [unit]: count });
  }
  const day = DateTime.fromISO(text, { zone: place.timezone });
  return day.isValid ? day.startOf("day") : null;
}
