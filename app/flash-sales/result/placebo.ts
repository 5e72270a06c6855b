import { sampleOf } from "../../numeric/inference.ts";
import { tQuantile } from "../../numeric/student.ts";
import { alike, BEFORE_DAYS, RECENT_DAYS, standingAt } from "./alike.ts";
import type { DailySales, Window } from "./daily-sales.ts";

/** Earlier dates at which the same is tried without a sale: at most, at least, and days between two. */
const MOST_PLACEBOS = 15;
const FEWEST_PLACEBOS = 6;
const GAP_DAYS = 14;
/** Where past sales cover dates, older ones are looked at, so far back. */
const MOST_STEPS = 30;
/** Days that count among the last 28, without which there is nothing to compare with. */
const FEWEST_BASE_DAYS = 14;
const CONFIDENCE = 0.95;

/** Products on sale from a day on. */
export interface Sale {
  products: readonly number[];
  from: number;
}

/** Days after the begin of a sale that are judged: the sale itself, or what comes after. */
export interface Judged {
  after: number;
  days: number;
}

const windowOf = (from: number, { after, days }: Judged): Window => ({
  from: from + after,
  until: from + after + days,
});
const baseOf = (from: number): Window => ({ from: from - RECENT_DAYS, until: from });

/**
 * Sales of products of the same standing at earlier dates, when nothing was on sale, the nearest first.
 * Their days end before the sale begins, and no other sale lies in them.
 */
export function placebosOf(units: DailySales, sale: Sale, judged: Judged): Sale[] {
  const then = standingAt(units, sale.from);
  const step = Math.max(GAP_DAYS, judged.days);
  const placebos: Sale[] = [];
  for (let k = 1; k <= MOST_STEPS && placebos.length < MOST_PLACEBOS; k++) {
    const from = sale.from - k * step;
    if (from < BEFORE_DAYS) break;
    const window = windowOf(from, judged);
    if (window.until > sale.from || units.daysIn(window) < judged.days) continue;
    if (units.daysIn(baseOf(from)) < FEWEST_BASE_DAYS) continue;
    placebos.push({ from, products: alike(sale.products, then, standingAt(units, from)) });
  }
  return placebos;
}

/** Sold, and what was to be expected by difference-in-differences: the 28 days before × how the rest went. */
function compared(sales: DailySales, { products, from }: Sale, judged: Judged) {
  const rest = (window: Window) => sales.ofShop(window) - sales.ofAll(products, window);
  const [base, window] = [baseOf(from), windowOf(from, judged)];
  const before = rest(base);
  if (!(before > 0) || sales.daysIn(base) < FEWEST_BASE_DAYS) return null;
  const expected = (Math.max(0, sales.ofAll(products, base)) * Math.max(0, rest(window))) / before;
  return { sold: sales.ofAll(products, window), expected };
}

export interface Without {
  sold: number;
  /** What would have been sold without the sale. */
  mean: number;
  low: number;
  high: number;
  placebos: number;
}

/**
 * What would have been sold without a sale: the expectation, corrected by what it missed at the placebo dates, and with
 * an interval as wide as it missed there. Null where the history is too short.
 * @param small added on both sides before logarithms are taken: 1 unit, or what one costs
 */
export function withoutSale(
  sales: DailySales,
  sale: Sale,
  judged: Judged,
  placebos: readonly Sale[],
  small: number,
): Without | null {
  const own = compared(sales, sale, judged);
  const missed = placebos
    .map((placebo) => compared(sales, placebo, judged))
    .filter((one) => one !== null)
    .map(({ sold, expected }) => Math.log((Math.max(0, sold) + small) / (expected + small)));
  if (own === null || missed.length < FEWEST_PLACEBOS) return null;
  const { n, mean, variance } = sampleOf(missed);
  const reach = tQuantile((1 + CONFIDENCE) / 2, n - 1) * Math.sqrt((1 + 1 / n) * variance);
  const at = (log: number) => Math.max(0, (own.expected + small) * Math.exp(log) - small);
  return {
    sold: own.sold,
    mean: at(mean),
    low: at(mean - reach),
    high: at(mean + reach),
    placebos: n,
  };
}

/** History that can be made use of, for sales of up to 14 days. */
export const HISTORY_DAYS = BEFORE_DAYS + MOST_STEPS * GAP_DAYS;
