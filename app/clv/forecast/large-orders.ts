import { median } from "../../numeric/quantiles.ts";
import type { Random } from "../../numeric/random.ts";
import type { OrderLedger } from "../fit/ledger.ts";

/**
 * What a few orders have above all others. It is taken off them, so that no customer is expected
 * to repeat it, and may come again with any order, as often as it came so far.
 */
export interface LargeOrders {
  /** What each had above the cap, minor units. */
  readonly excess: Float64Array;
  /** Order days among which they came. */
  readonly orders: number;
}

/** Robust standard deviations of the logarithm above the median: of 3 million log-normal orders one is beyond. */
const REACH = 5;
const LEAST_DEVIATION = 0.25;
/** Standard deviation of a normal over its median absolute deviation. */
const NORMAL = 1.4826;

/** The ledger with orders up to `today` brought down to the cap, and what was taken off. */
export function withoutLarge(
  ledger: OrderLedger,
  today: number,
): { ledger: OrderLedger; large: LargeOrders } {
  const none = { ledger, large: { excess: new Float64Array(0), orders: 0 } };
  if (!ledger.hasValues) return none;
  const logs = new Float64Array(ledger.day.length);
  let count = 0;
  let orders = 0;
  for (let i = 0; i < ledger.day.length; i++) {
    if (ledger.day[i]! > today) continue;
    orders++;
    if (ledger.value[i]! > 0) logs[count++] = Math.log(ledger.value[i]!);
  }
  if (count === 0) return none;
  const seen = logs.subarray(0, count);
  const middle = median(seen);
  const deviation = NORMAL * median(seen.map((log) => Math.abs(log - middle)));
  const cap = Math.exp(middle + REACH * Math.max(LEAST_DEVIATION, deviation));
  const excess: number[] = [];
  for (let i = 0; i < ledger.day.length; i++) {
    if (ledger.day[i]! <= today && ledger.value[i]! > cap) excess.push(ledger.value[i]! - cap);
  }
  if (excess.length === 0) return none;
  const sorted = Float64Array.from(excess).sort();
  return {
    ledger: { ...ledger, value: ledger.value.map((value) => Math.min(value, cap)) },
    large: { excess: sorted, orders },
  };
}

/** What large orders bring per order, on average. */
export function meanExcess({ excess, orders }: LargeOrders): number {
  return orders > 0 ? excess.reduce((sum, own) => sum + own, 0) / orders : 0;
}

/** How often large orders come in one future: a draw of their share of all orders. */
export function shareDraw({ excess, orders }: LargeOrders, random: Random): number {
  return excess.length > 0 ? random.gamma(excess.length, orders) : 0;
}

/** From here on a sum of large orders is as good as normal. */
const MANY = 100;

/** What they bring among so many orders. */
export function excessOf(
  { excess }: LargeOrders,
  share: number,
  orders: number,
  random: Random,
): number {
  if (!(share > 0)) return 0;
  const came = random.poisson(share * orders);
  if (came > MANY) {
    const mean = excess.reduce((sum, own) => sum + own, 0) / excess.length;
    const squares = excess.reduce((sum, own) => sum + own * own, 0) / excess.length;
    const spread = Math.sqrt(Math.max(0, squares - mean * mean) * came);
    return Math.max(0, came * mean + spread * random.normal());
  }
  let sum = 0;
  for (let i = 0; i < came; i++) sum += excess[random.int(0, excess.length - 1)]!;
  return sum;
}
