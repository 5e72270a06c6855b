import { toDecimal } from "../../money.ts";

/** What the list of customers can be asked for, by its own parameters. */
type ListFilter =
  | "state"
  | "spent_min"
  | "spent_max"
  | "chance_min"
  | "chance_max"
  | "moved"
  | "discounts"
  | "orders_max"
  | "since_min"
  | "since_max"
  | "first_from"
  | "first_to"
  | "first_product"
  | "first_channel"
  | "first_discount"
  | "tested"
  | "second_min"
  | "second_max"
  | "ordered_from"
  | "ordered_to"
  | "sort";

/** The list of the customers behind a number. */
export function customersWith(filters: Partial<Record<ListFilter, string | null>>): string {
  const chosen = Object.entries(filters).filter(([, value]) => value);
  return `/app/customers?${new URLSearchParams(Object.fromEntries(chosen) as Record<string, string>)}`;
}

/**
 * Who spent at least `from` and less than `below` so far, minor units.
 * @param below null = without an end
 */
export function whoSpent(from: number, below: number | null, currency: string) {
  return {
    spent_min: from > 0 ? toDecimal(from, currency) : null,
    spent_max: below === null ? null : toDecimal(below - 1, currency),
  };
}
