import type { OrderLedger } from "./ledger.ts";
import { placeOf } from "./spend-level.ts";

/**
 * What is learnt of ln order value within customers: sums of squares and products of each order's place, less each
 * customer's own means, so that who buys has no say in it.
 */
export interface WithinCustomers {
  /** Knots of the level, then the first order, ln of the order's number, and the year's waves if any. */
  readonly size: number;
  readonly squares: Float64Array;
  readonly products: Float64Array;
  /** Sum of squares of ln value. */
  readonly total: number;
  readonly orders: number;
  /** Customers with two orders of a value or more. */
  readonly customers: number;
}

/** Places in a row behind the knots. */
export const FIRST = 0;
export const NUMBER = 1;
export const WAVES = 2;
/** Two yearly waves: sines and cosines. */
const WAVE_SIZE = 4;
const YEAR = 365.25;

/**
 * One pass over the orders up to `today`.
 * @param knots days of the level's knots, evenly spaced
 * @param withWaves whether order values may follow the year: only where there are two years to tell it from growth
 */
export function withinCustomers(
  ledger: OrderLedger,
  today: number,
  knots: readonly number[],
  withWaves: boolean,
): WithinCustomers {
  const after = knots.length;
  const size = after + WAVES + (withWaves ? WAVE_SIZE : 0);
  const squares = new Float64Array(size * size);
  const products = new Float64Array(size);
  const sums = new Float64Array(size);
  const touched = new Int32Array(size);
  const seen = new Uint8Array(size);
  const at = new Int32Array(4 + WAVE_SIZE);
  const by = new Float64Array(4 + WAVE_SIZE);
  let total = 0;
  let orders = 0;
  let customers = 0;
  for (let c = 0; c < ledger.customers; c++) {
    const from = ledger.offsets[c]!;
    const to = ledger.offsets[c + 1]!;
    let n = 0;
    for (let entry = from; entry < to && ledger.day[entry]! <= today; entry++) {
      if (ledger.value[entry]! > 0) n++;
    }
    if (n < 2) continue;
    customers++;
    orders += n;
    let mark = 0;
    let sum = 0;
    for (let entry = from; entry < to && ledger.day[entry]! <= today; entry++) {
      const value = ledger.value[entry]!;
      if (!(value > 0)) continue;
      const log = Math.log(value);
      sum += log;
      total += log * log;
      const filled = placeOrder(ledger.day[entry]!, entry - from, knots, withWaves, at, by);
      for (let i = 0; i < filled; i++) {
        const row = at[i]!;
        if (seen[row] === 0) touched[mark++] = row;
        seen[row] = 1;
        sums[row]! += by[i]!;
        products[row]! += by[i]! * log;
        for (let j = 0; j <= i; j++) squares[size * row + at[j]!]! += by[i]! * by[j]!;
      }
    }
    total -= (sum * sum) / n;
    for (let i = 0; i < mark; i++) {
      const row = touched[i]!;
      const own = sums[row]!;
      products[row]! -= (own * sum) / n;
      for (let j = 0; j < mark; j++) {
        const other = touched[j]!;
        if (other <= row) squares[size * row + other]! -= (own * sums[other]!) / n;
      }
    }
    for (let i = 0; i < mark; i++) {
      sums[touched[i]!] = 0;
      seen[touched[i]!] = 0;
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) squares[size * j + i] = squares[size * i + j]!;
  return { size, squares, products, total, orders, customers };
}

/** Fills where in the row an order stands, ascending, and by how much; how many places are taken comes back. */
function placeOrder(
  day: number,
  number: number,
  knots: readonly number[],
  withWaves: boolean,
  at: Int32Array,
  by: Float64Array,
): number {
  const after = knots.length;
  let filled = 0;
  const put = (place: number, amount: number) => {
    at[filled] = place;
    by[filled++] = amount;
  };
  const { below, part } = placeOf(knots, day);
  put(below, part === null ? 1 : 1 - part);
  if (part !== null) put(below + 1, part);
  if (number === 0) put(after + FIRST, 1);
  if (number > 1) put(after + NUMBER, Math.log(number));
  if (withWaves) {
    const angle = (2 * Math.PI * day) / YEAR;
    put(after + WAVES, Math.sin(angle));
    put(after + WAVES + 1, Math.cos(angle));
    put(after + WAVES + 2, Math.sin(2 * angle));
    put(after + WAVES + 3, Math.cos(2 * angle));
  }
  return filled;
}
