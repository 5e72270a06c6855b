import { z } from "zod";
import { instant } from "../../calendar/instants.ts";
import { customerStates, stateKeys, type CustomerState } from "../../clv/states/states.ts";
import { customerId, productId } from "../../id-schemas.ts";
import type { CustomerId, ProductId } from "../../ids.ts";
import { orders, sortKeys, type SortKey } from "./columns.ts";

export type Direction = "asc" | "desc";

export interface Position {
  /** the sorted column of the row at the edge of a page; an instant where it is one */
  value: number | string;
  customerId: CustomerId;
}

export interface CustomerFilters {
  states: CustomerState[];
  ordersMin: number | null;
  ordersMax: number | null;
  /** decimal amounts in the shop's currency, as typed */
  spentMin: string | null;
  spentMax: string | null;
  /** days since the last order */
  sinceMin: number | null;
  sinceMax: number | null;
  /** who last bought a product so many days ago */
  bought: { productId: ProductId; daysMin: number; daysMax: number | null } | null;
}

/** Whether a filter chooses who is listed; a search, which names somebody, does not. */
export const isChosen = ({ states, ...others }: CustomerFilters): boolean =>
  states.length > 0 || Object.values(others).some((value) => value !== null);

export interface CustomerListQuery {
  filters: CustomerFilters;
  /** a customer's number, or words to search by */
  search: string;
  sort: SortKey;
  direction: Direction;
  /** the page after or before a position; null = the first */
  after: Position | null;
  before: Position | null;
}

export type ParsedQuery =
  { ok: true; query: CustomerListQuery } | { ok: false; problems: string[] };

const wholeNumber = (what: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `${what}: expected a whole number up to 999999`)
    .transform(Number);
const amount = (what: string) =>
  z.string().regex(/^\d{1,12}(\.\d{1,3})?$/, `${what}: expected an amount such as 49.90`);

const schema = z.object({
  state: z
    .string()
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.enum(stateKeys, { error: `state: expected some of ${stateKeys.join(", ")}` }))),
  orders_min: wholeNumber("orders_min"),
  orders_max: wholeNumber("orders_max"),
  spent_min: amount("spent_min"),
  spent_max: amount("spent_max"),
  since_min: wholeNumber("since_min"),
  since_max: wholeNumber("since_max"),
  product: productId,
  product_min: wholeNumber("product_min"),
  product_max: wholeNumber("product_max"),
  q: z.string().trim().max(100, "q: expected at most 100 characters"),
  sort: z
    .string()
    .regex(
      new RegExp(`^(${sortKeys.join("|")}) (asc|desc)$`),
      `sort: expected one of ${sortKeys.join(", ")}, then asc or desc`,
    )
    .transform((text) => text.split(" ") as [SortKey, Direction]),
  after: z.string(),
  before: z.string(),
});

/** What a column of type int holds. */
const isInt = (value: number) => value === (value | 0);

const cursorSchema = z.tuple([
  z.enum(sortKeys),
  z.enum(["asc", "desc"]),
  // money and numbers of orders
  z.union([z.int(), instant]),
  customerId,
]);

/** Where a page begins, as text for the address. Nobody reads it but decodeCursor. */
export function encodeCursor(sort: SortKey, direction: Direction, position: Position): string {
  const text = JSON.stringify([sort, direction, position.value, position.customerId]);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** null when it is no cursor, or one of another order. */
export function decodeCursor(cursor: string, sort: SortKey, direction: Direction): Position | null {
  let content: unknown;
  try {
    content = JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null;
  }
  const parsed = cursorSchema.safeParse(content);
  if (!parsed.success) return null;
  const [cursorSort, cursorDirection, value, id] = parsed.data;
  const { type } = orders[sort];
  const fits =
    type === "timestamptz"
      ? typeof value === "string"
      : typeof value === "number" && (type === "bigint" || isInt(value));
  return cursorSort === sort && cursorDirection === direction && fits
    ? { value, customerId: id }
    : null;
}

/**
 * The list a merchant asks for by the page's address. Empty parameters count as not given; unknown ones are Shopify's.
 */
export function parseListQuery(params: URLSearchParams): ParsedQuery {
  const given = Object.fromEntries([...params].filter(([, value]) => value !== ""));
  const parsed = schema.partial().safeParse(given);
  if (!parsed.success)
    return {
      ok: false,
      problems: parsed.error.issues.map(({ path: [key], message }) =>
        // the doors of ids say themselves what they found
        message.startsWith("found ")
          ? `${String(key)}: ${message}`
          : `${message}; found "${given[String(key)]}"`,
      ),
    };
  const fields = parsed.data;
  const [sort, direction] = fields.sort ?? (["value", "desc"] as const);
  const positions = { after: null, before: null } as Record<"after" | "before", Position | null>;
  for (const edge of ["after", "before"] as const) {
    const cursor = fields[edge];
    if (cursor === undefined) continue;
    positions[edge] = decodeCursor(cursor, sort, direction);
    if (!positions[edge])
      return { ok: false, problems: [`${edge}: expected where a page of this order begins`] };
  }
  return {
    ok: true,
    query: {
      filters: {
        states: fields.state ?? [],
        ordersMin: fields.orders_min ?? null,
        ordersMax: fields.orders_max ?? null,
        spentMin: fields.spent_min ?? null,
        spentMax: fields.spent_max ?? null,
        sinceMin: fields.since_min ?? null,
        sinceMax: fields.since_max ?? null,
        bought:
          fields.product === undefined
            ? null
            : {
                productId: fields.product,
                daysMin: fields.product_min ?? 0,
                daysMax: fields.product_max ?? null,
              },
      },
      search: fields.q ?? "",
      sort,
      direction,
      ...positions,
    },
  };
}

/** The parameters that choose who is listed and in what order, not which page of it. */
export const listParams = [
  "state",
  "orders_min",
  "orders_max",
  "spent_min",
  "spent_max",
  "since_min",
  "since_max",
  "product",
  "product_min",
  "product_max",
  "q",
  "sort",
] as const;
/** Whether the address asks for some customers only. Shopify's own parameters and the order choose nobody. */
export const isNarrowed = (search: URLSearchParams): boolean =>
  listParams.some((name) => name !== "sort" && Boolean(search.get(name)));

export type ListParam = (typeof listParams)[number];

export interface SavedView {
  name: string;
  params: Partial<Record<ListParam, string>>;
}

/** The tabs above the list. */
export const savedViews: SavedView[] = [
  { name: "All", params: {} },
  { name: customerStates.vip.label, params: { state: "vip" } },
  { name: customerStates.slipping.label, params: { state: "slipping" } },
  { name: customerStates.high_value_at_risk.label, params: { state: "high_value_at_risk" } },
  { name: customerStates.new.label, params: { state: "new" } },
  { name: customerStates.second_order_window.label, params: { state: "second_order_window" } },
];

/** Which saved view an address shows; -1 when none. The order does not matter. */
export function viewOf(params: URLSearchParams): number {
  const chosen = (name: ListParam) => params.get(name) ?? "";
  return savedViews.findIndex((view) =>
    listParams.every((name) => name === "sort" || chosen(name) === (view.params[name] ?? "")),
  );
}
