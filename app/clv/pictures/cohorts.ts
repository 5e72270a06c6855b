import { firstDayOfMonth, formatMonth, monthOf } from "../../calendar/days.ts";
import type { OrderLedger } from "../fit/ledger.ts";

export interface CohortCell {
  /** Months since the month of the first order; 0 is that month itself. */
  readonly monthsSince: number;
  /** Customers of the cohort with an order in that month; in month 0, all of them. */
  readonly customers: number;
  /** Share of the cohort. */
  readonly share: number;
  /** What the cohort's orders of that month brought, minor units. */
  readonly revenueMinor: number;
  /** The month is not over, so the figure will still rise. */
  readonly incomplete: boolean;
}

export interface Cohort {
  /** YYYY-MM of the first order. */
  readonly month: string;
  readonly size: number;
  readonly cells: readonly CohortCell[];
}

/** Months of first orders a page can show below each other. */
export const COHORTS = 24;

/** Retention by calendar month of the first order, up to the month of `today`. */
export function cohortRetention(ledger: OrderLedger, today: number): Cohort[] {
  const lastMonth = monthOf(today);
  const months = new Map<number, number>();
  const monthOfDay = (day: number): number => {
    let month = months.get(day);
    if (month === undefined) {
      month = monthOf(day);
      months.set(day, month);
    }
    return month;
  };
  const active = new Map<number, { customers: Int32Array; revenue: Float64Array }>();
  for (let c = 0; c < ledger.customers; c++) {
    const from = ledger.offsets[c]!;
    const to = ledger.offsets[c + 1]!;
    if (from === to || ledger.day[from]! > today) continue;
    const first = monthOfDay(ledger.day[from]!);
    let row = active.get(first);
    if (row === undefined) {
      const length = lastMonth - first + 1;
      row = { customers: new Int32Array(length), revenue: new Float64Array(length) };
      active.set(first, row);
    }
    let seen = -1;
    for (let entry = from; entry < to && ledger.day[entry]! <= today; entry++) {
      const since = monthOfDay(ledger.day[entry]!) - first;
      row.revenue[since]! += ledger.value[entry]!;
      if (since !== seen) row.customers[since]! += 1;
      seen = since;
    }
  }
  const monthOver = firstDayOfMonth(lastMonth + 1) - 1 <= today;
  return [...active.entries()]
    .sort(([a], [b]) => a - b)
    .map(([first, row]) => ({
      month: formatMonth(first),
      size: row.customers[0]!,
      cells: Array.from(row.customers, (customers, monthsSince) => ({
        monthsSince,
        customers,
        share: customers / row.customers[0]!,
        revenueMinor: row.revenue[monthsSince]!,
        incomplete: !monthOver && first + monthsSince === lastMonth,
      })),
    }));
}
