import type { OrderLedger } from "../fit/ledger.ts";
import { calendarClock, type Clock } from "../season/clock.ts";

/** Every customer's order days, oldest first: customer c has day[offsets[c]] to day[offsets[c+1] − 1]. */
export type OrderDays = Pick<OrderLedger, "offsets" | "day">;

/** The order days of a single customer. */
export function daysOfOne(days: readonly number[]): OrderDays {
  return { offsets: Int32Array.of(0, days.length), day: Int32Array.from(days) };
}

/**
 * What the models see of each customer with an order up to `today`, one column per quantity. Ages
 * are in whole ticks of the clock, which are days where the shop has no season.
 */
export interface Summary {
  readonly today: number;
  readonly clock: Clock;
  /** Rows: customers with at least one order day up to today. */
  readonly size: number;
  /** Customer number of each row. */
  readonly customer: Int32Array;
  readonly firstDay: Int32Array;
  /** Repeat order days. */
  readonly x: Int32Array;
  /** Age in ticks at the last order day. */
  readonly tx: Int32Array;
  /** Age in ticks at the second order day; 0 where there is none. */
  readonly secondAge: Int32Array;
  /** Age in ticks today. */
  readonly T: Int32Array;
  /** Orders, with those of one day counted singly. */
  readonly orders: Int32Array;
  /** Mean value of repeat order days, minor units; 0 where x = 0. */
  readonly repeatValue: Float64Array;
  /** Value of the first order day, minor units. */
  readonly firstValue: Float64Array;
  /** Everything paid so far, minor units. */
  readonly totalValue: Float64Array;
  /** Σ ln(ticks between order days) over all customers: the one figure Erlang gaps need more. */
  readonly logGaps: number;
  /** Σ ln(rate of the day) over all repeat order days: makes a density per tick one per day. */
  readonly logRates: number;
  readonly hasValues: boolean;
  /** By customer number, later ones too; without them nobody is known for a regular buyer. */
  readonly days?: OrderDays | undefined;
}

/** The summary as it stood at the end of day `today`: later orders are not looked at. */
export function summarise(
  ledger: OrderLedger,
  today: number,
  clock: Clock = calendarClock,
): Summary {
  const { customers, offsets, day, value, orders: counts } = ledger;
  let size = 0;
  for (let c = 0; c < customers; c++) {
    const from = offsets[c]!;
    if (from < offsets[c + 1]! && day[from]! <= today) size++;
  }
  const customer = new Int32Array(size);
  const firstDay = new Int32Array(size);
  const x = new Int32Array(size);
  const tx = new Int32Array(size);
  const secondAge = new Int32Array(size);
  const T = new Int32Array(size);
  const orders = new Int32Array(size);
  const repeatValue = new Float64Array(size);
  const firstValue = new Float64Array(size);
  const totalValue = new Float64Array(size);
  const logs = clock === calendarClock ? logTable(today, ledger) : null;
  const now = clock.tick(today);
  let logGaps = 0;
  let logRates = 0;
  let row = 0;
  for (let c = 0; c < customers; c++) {
    const from = offsets[c]!;
    const to = offsets[c + 1]!;
    if (from === to || day[from]! > today) continue;
    const first = day[from]!;
    const born = clock.tick(first);
    let last = first;
    let repeat = 0;
    let paid = 0;
    let count = counts[from]!;
    for (let i = from + 1; i < to && day[i]! <= today; i++) {
      if (logs !== null) logGaps += logs[day[i]! - last]!;
      else {
        logGaps += Math.log(clock.between(last, day[i]!));
        logRates += Math.log(clock.rate(day[i]!));
      }
      last = day[i]!;
      if (repeat === 0) secondAge[row] = clock.tick(last) - born;
      paid += value[i]!;
      count += counts[i]!;
      repeat++;
    }
    customer[row] = c;
    firstDay[row] = first;
    x[row] = repeat;
    tx[row] = clock.tick(last) - born;
    T[row] = now - born;
    orders[row] = count;
    repeatValue[row] = repeat > 0 ? paid / repeat : 0;
    firstValue[row] = value[from]!;
    totalValue[row] = paid + value[from]!;
    row++;
  }
  return {
    today,
    clock,
    size,
    customer,
    firstDay,
    x,
    tx,
    secondAge,
    T,
    orders,
    repeatValue,
    firstValue,
    totalValue,
    logGaps,
    logRates,
    hasValues: ledger.hasValues,
    days: ledger,
  };
}

/** Logarithms of all gaps that can occur. */
function logTable(today: number, { day }: OrderLedger): Float64Array {
  let first = today;
  for (const d of day) if (d < first) first = d;
  const table = new Float64Array(today - first + 1);
  for (let gap = 1; gap < table.length; gap++) table[gap] = Math.log(gap);
  return table;
}

/** Counts that decide what can be said about a shop at all. */
export interface SummaryTotals {
  readonly customers: number;
  readonly repeaters: number;
  readonly repeatOrders: number;
  readonly orders: number;
  readonly revenue: number;
  /** Days from the first order of the shop to today. */
  readonly historyDays: number;
}

export function summaryTotals(summary: Summary): SummaryTotals {
  let repeaters = 0;
  let repeatOrders = 0;
  let orders = 0;
  let revenue = 0;
  let historyDays = 0;
  for (let i = 0; i < summary.size; i++) {
    if (summary.x[i]! > 0) repeaters++;
    repeatOrders += summary.x[i]!;
    orders += summary.orders[i]!;
    revenue += summary.totalValue[i]!;
    historyDays = Math.max(historyDays, summary.today - summary.firstDay[i]!);
  }
  return { customers: summary.size, repeaters, repeatOrders, orders, revenue, historyDays };
}

/** Some rows of a summary, in the order they are given. */
export function rowsOf(summary: Summary, chosen: Int32Array): Summary {
  const whole = (column: Int32Array) => Int32Array.from(chosen, (row) => column[row]!);
  const real = (column: Float64Array) => Float64Array.from(chosen, (row) => column[row]!);
  return {
    ...summary,
    size: chosen.length,
    customer: whole(summary.customer),
    firstDay: whole(summary.firstDay),
    x: whole(summary.x),
    tx: whole(summary.tx),
    secondAge: whole(summary.secondAge),
    T: whole(summary.T),
    orders: whole(summary.orders),
    repeatValue: real(summary.repeatValue),
    firstValue: real(summary.firstValue),
    totalValue: real(summary.totalValue),
  };
}

/** At most `most` rows, evenly spread. */
export function evenly(summary: Summary, most: number): Summary {
  if (summary.size <= most) return summary;
  const step = summary.size / most;
  return rowsOf(
    summary,
    Int32Array.from({ length: most }, (_, i) => Math.floor(i * step)),
  );
}
