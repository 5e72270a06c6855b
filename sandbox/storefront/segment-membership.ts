import { minorDigits } from "../pricing/money.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { ShopStore } from "../world.ts";

/**
 * Whether a customer belongs to a segment now, by the part of Shopify's segment language that discounts meet here:
 * comparisons joined with AND, OR and parentheses. Throws on a filter the sandbox does not know.
 */
export function isInSegment(
  store: ShopStore,
  segmentId: number,
  customerId: number,
  now: Date,
): boolean {
  const segment = store.segment(segmentId);
  const customer = store.customer(customerId);
  if (!segment || !customer) return false;
  return parseSegmentQuery(segment.query)((filter) => matches(store, customer, filter, now));
}

export interface SegmentFilter {
  field: string;
  operator: string;
  value: string;
}

type Test = (holds: (filter: SegmentFilter) => boolean) => boolean;

const token =
  /\s*(\(|\)|!=|>=|<=|=|>|<|'(?:[^'\\]|\\.)*'|NOT CONTAINS\b|IS NOT NULL\b|IS NULL\b|[^\s()=<>!']+)/gy;

/** Throws Error naming what was found where a query cannot be read. */
export function parseSegmentQuery(query: string): Test {
  const tokens = tokensOf(query);
  let at = 0;
  const isNext = (word: string) => tokens[at]?.toUpperCase() === word;

  function any(): Test {
    const sides = [both()];
    while (isNext("OR")) {
      at++;
      sides.push(both());
    }
    return (holds) => sides.some((side) => side(holds));
  }

  function both(): Test {
    const sides = [one()];
    while (isNext("AND")) {
      at++;
      sides.push(one());
    }
    return (holds) => sides.every((side) => side(holds));
  }

  function one(): Test {
    if (isNext("(")) {
      at++;
      const inner = any();
      expect(")");
      return inner;
    }
    const field = take("a filter name");
    const operator = take("a comparison").toUpperCase();
    if (operator.startsWith("IS ")) return (holds) => holds({ field, operator, value: "" });
    const value = take("a value").replace(/^'(.*)'$/s, "$1");
    return (holds) => holds({ field, operator, value });
  }

  function take(what: string): string {
    const found = tokens[at++];
    if (found === undefined) throw unreadable(query, `expected ${what} at the end`);
    return found;
  }

  function expect(sign: string): void {
    const found = tokens[at++];
    if (found !== sign) throw unreadable(query, `expected "${sign}", found "${found ?? ""}"`);
  }

  if (tokens.length === 0) return () => true;
  const test = any();
  if (at < tokens.length) throw unreadable(query, `expected AND or OR, found "${tokens[at]}"`);
  return test;
}

function tokensOf(query: string): string[] {
  const tokens: string[] = [];
  token.lastIndex = 0;
  const end = query.trimEnd().length;
  let read = 0;
  while (read < end) {
    const found = token.exec(query);
    if (!found) throw unreadable(query, `found "${query.slice(read)}"`);
    tokens.push(found[1]!);
    read = token.lastIndex;
  }
  return tokens;
}

function unreadable(query: string, reason: string): Error {
  return new Error(`The segment query ${JSON.stringify(query)} cannot be read: ${reason}`);
}

function matches(
  store: ShopStore,
  customer: CustomerRecord,
  { field, operator, value }: SegmentFilter,
  now: Date,
): boolean {
  const digits = minorDigits(store.shop.currency);
  switch (field) {
    case "number_of_orders":
      return compare(customer.numberOfOrders, operator, Number(value));
    case "amount_spent":
      return compare(customer.amountSpent, operator, Number(value) * 10 ** digits);
    case "email_subscription_status":
      return compare(customer.emailMarketing, operator, value);
    case "customer_tags":
      return hasTag(customer.tags, operator, value);
    case "customer_added_date":
      return compare(Date.parse(customer.createdAt), operator, moment(value, now));
    case "last_order_date": {
      const last = customer.lastOrderId === null ? null : store.order(customer.lastOrderId);
      return compare(last ? Date.parse(last.processedAt) : null, operator, moment(value, now));
    }
    default:
      if (field.startsWith("metafields.")) {
        return compare(metafieldValue(store, customer.id, field), operator, value);
      }
      throw new Error(`The sandbox does not implement the segment filter "${field}"`);
  }
}

function compare<Value extends string | number>(
  found: Value | null,
  operator: string,
  wanted: Value,
): boolean {
  switch (operator) {
    case "IS NULL":
      return found === null;
    case "IS NOT NULL":
      return found !== null;
    case "=":
      return found === wanted;
    case "!=":
      return found !== wanted;
    case ">":
      return found !== null && found > wanted;
    case ">=":
      return found !== null && found >= wanted;
    case "<":
      return found !== null && found < wanted;
    case "<=":
      return found !== null && found <= wanted;
    default:
      throw new Error(`The sandbox does not implement the segment comparison "${operator}"`);
  }
}

function hasTag(tags: readonly string[], operator: string, value: string): boolean {
  const has = tags.some((tag) => tag.toLowerCase() === value.toLowerCase());
  if (operator === "CONTAINS") return has;
  if (operator === "NOT CONTAINS") return !has;
  throw new Error(`The sandbox does not implement the segment comparison "${operator}"`);
}

/** "2026-01-01", or counted from today: "-90d", "-4w", "-2m", "-1y". */
function moment(value: string, now: Date): number {
  const relative = /^([+-]\d+)([dwmy])$/.exec(value);
  if (!relative) {
    const at = Date.parse(value);
    if (Number.isNaN(at)) throw new Error(`Expected a date or -90d in a segment, found "${value}"`);
    return at;
  }
  const at = new Date(now);
  const count = Number(relative[1]);
  if (relative[2] === "d") at.setUTCDate(at.getUTCDate() + count);
  else if (relative[2] === "w") at.setUTCDate(at.getUTCDate() + 7 * count);
  else if (relative[2] === "m") at.setUTCMonth(at.getUTCMonth() + count);
  else at.setUTCFullYear(at.getUTCFullYear() + count);
  return at.getTime();
}

/** metafields.<namespace>.<key>; an app's own namespace may be written "$app:name" or as Shopify stores it. */
function metafieldValue(store: ShopStore, customerId: number, field: string): string | null {
  const path = field.slice("metafields.".length);
  const cut = path.lastIndexOf(".");
  const [namespace, key] = [path.slice(0, cut), path.slice(cut + 1)];
  const own = store
    .metafieldsOf(`gid://shopify/Customer/${customerId}`)
    .find((each) => each.key === key && isNamespace(each.namespace, namespace));
  return own?.value ?? null;
}

function isNamespace(stored: string, wanted: string): boolean {
  return stored === wanted || publicNamespace(stored) === wanted;
}

/** "$app:feedback" from "app--123--feedback": the sandbox knows one app, so its own spaces are that app's. */
export function publicNamespace(stored: string): string {
  const found = /^app--\d+(?:--(.+))?$/.exec(stored);
  if (!found) return stored;
  return found[1] === undefined ? "$app" : `$app:${found[1]}`;
}
