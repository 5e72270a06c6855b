import type { CustomerColumns } from "./columns.ts";
import { buildLedger, type OrderColumns } from "./ledger.ts";
import type { Lone, LoneDates } from "./lone-dates.ts";

/** Orders a night does not look at, because their dates lie years apart from all others; plain JSON. */
export interface LeftOut {
  /** The first day that counts. */
  readonly first: number;
  readonly before: Lone | null;
  /** Dated after today; one years after all others that has been is an order like any other. */
  readonly after: Lone | null;
}

/** @param today the shop's day; null where nothing is left out */
export function leftOutOf(lone: LoneDates | null, today: number): LeftOut | null {
  if (lone === null) return null;
  const { first, before } = lone;
  const after = lone.after !== null && lone.after.day > today ? lone.after : null;
  return before === null && after === null ? null : { first, before, after };
}

type MadeOf = Pick<
  CustomerColumns,
  "orders" | "orderDays" | "firstDay" | "lastDay" | "secondDay" | "revenueMinor" | "firstDayMinor"
>;

/**
 * Facts and orders without those left out. Customers keep their rows; one with no other order counts as having come on
 * the nearest day that does.
 * @param orders of all customers, or of those in the columns who have orders left out
 */
export function withoutLeftOut(
  columns: CustomerColumns,
  orders: OrderColumns,
  left: LeftOut | null,
  today: number,
): { columns: CustomerColumns; orders: OrderColumns } {
  if (left === null) return { columns, orders };
  const isKept = (day: number) => day >= left.first && day <= today;
  const rows = Array.from(orders.day, (_, row) => row).filter((row) => isKept(orders.day[row]!));
  const kept: OrderColumns = {
    customer: Int32Array.from(rows, (row) => orders.customer[row]!),
    day: Int32Array.from(rows, (row) => orders.day[row]!),
    amount: orders.amount && Float64Array.from(rows, (row) => orders.amount![row]!),
  };
  const { offsets, day, value, orders: counts } = buildLedger(kept, columns.n);
  const made: MadeOf = {
    orders: columns.orders.slice(),
    orderDays: columns.orderDays.slice(),
    firstDay: columns.firstDay.slice(),
    lastDay: columns.lastDay.slice(),
    secondDay: columns.secondDay.slice(),
    revenueMinor: columns.revenueMinor.slice(),
    firstDayMinor: columns.firstDayMinor.slice(),
  };
  for (let i = 0; i < columns.n; i++) {
    if (isKept(columns.firstDay[i]!) && isKept(columns.lastDay[i]!)) continue;
    const [from, to] = [offsets[i]!, offsets[i + 1]!];
    if (from === to) {
      const nearest = Math.min(today, Math.max(left.first, columns.firstDay[i]!));
      made.orderDays[i] = 1;
      made.firstDay[i] = nearest;
      made.lastDay[i] = nearest;
      made.secondDay[i] = 0;
      made.firstDayMinor[i] = columns.revenueMinor[i]!;
      continue;
    }
    made.orderDays[i] = to - from;
    made.firstDay[i] = day[from]!;
    made.lastDay[i] = day[to - 1]!;
    made.secondDay[i] = to - from > 1 ? day[from + 1]! : 0;
    made.firstDayMinor[i] = value[from]!;
    made.revenueMinor[i] = value.subarray(from, to).reduce((sum, own) => sum + own, 0);
    made.orders[i] = counts.subarray(from, to).reduce((sum, own) => sum + own, 0);
  }
  return { columns: { ...columns, ...made }, orders: kept };
}
