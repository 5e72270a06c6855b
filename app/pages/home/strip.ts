import type { Days } from "../../calendar/period.ts";
import type { DaySeries, DaySums } from "../../customers/day-figures.ts";
import { count, money, type Quantity } from "../../figures/figure.ts";
import { sizeOf } from "../../figures/quantity.ts";
import { ratio } from "./totals.ts";

/** What a period added to a total, and what the days it is held against did. */
export interface Added {
  now: Quantity;
  /** null: held against nothing, or against days before the first order */
  then: Quantity | null;
  /** now ÷ then − 1; null where there was nothing */
  grown: number | null;
}

export type StripKey = "customers" | "orders" | "revenue" | "aov";

const parts: Record<StripKey, (sums: DaySums) => Quantity | null> = {
  customers: ({ newCustomers }) => count(newCustomers),
  orders: ({ orders }) => count(orders),
  revenue: ({ revenueMinor }) => money(revenueMinor),
  aov: ({ revenueMinor, orders }) => {
    const average = ratio(revenueMinor, orders);
    return average === null ? null : money(Math.round(average));
  },
};

/** @param compared days that were there only in part say nothing */
export function addedBy(
  now: DaySeries,
  then: DaySeries | null,
  compared: Days | null,
): Partial<Record<StripKey, Added>> {
  const isWhole = compared !== null && then?.since != null && then.since <= compared.from;
  const added: Partial<Record<StripKey, Added>> = {};
  for (const key of Object.keys(parts) as StripKey[]) {
    const [during, before] = [parts[key](now.sums), isWhole ? parts[key](then.sums) : null];
    if (during === null) continue;
    const grown = before === null ? null : ratio(sizeOf(during), sizeOf(before));
    added[key] = { now: during, then: before, grown: grown === null ? null : grown - 1 };
  }
  return added;
}
