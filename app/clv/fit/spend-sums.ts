import { betaCdf } from "../../numeric/special.ts";
import type { SpendFit } from "./spend-fit.ts";

/** How much orders vary: Gamma(p) around a customer's own mean, which is still open by q. */
export interface SpendSpread {
  /** Shape of one order's value; 1/p is its relative variance around the customer's mean. */
  readonly p: number;
  /** Shape of what is known of the customer's mean: its relative variance is 1/(q − 2). */
  readonly q: number;
}

/** Spends closer together than this are as good as equal. */
const LARGEST_P = 10_000;
/** Below q = 2 the variance of a customer's mean does not exist; variances are taken from here on. */
const LEAST_EXCESS = 0.25;

/**
 * The spread of a customer's spend after `x` repeat orders (the first one counts as one where
 * there is none other), widened by the relative variance `doubt` of the estimate itself.
 */
export function spendSpread(spend: SpendFit, x: number, doubt = 0): SpendSpread {
  const { repeatSpread } = spend;
  const parameters = spend.dependence ?? spend.parameters;
  // Without a fitted model: as many orders' worth of the mean as in order-value.ts, one.
  const p = Math.min(LARGEST_P, parameters?.p ?? 1 / Math.max(1 / LARGEST_P, repeatSpread ?? 1));
  const q = (parameters?.q ?? 1 + p) + p * Math.max(1, x);
  if (!(doubt > 0) || q <= 2 + LEAST_EXCESS) return { p, q };
  const own = 1 / (q - 2);
  return { p, q: 2 + 1 / (own + doubt * (1 + own)) };
}

/** E[mean²]/E[mean]² of a customer's mean order value. */
export function openness({ q }: SpendSpread): number {
  return 1 + 1 / Math.max(LEAST_EXCESS, q - 2);
}

/** Points of the grid of sums per e-fold, and its ends in e-folds around one expected order. */
const PER_FOLD = 10;
const FROM = -90;
export const SUM_POINTS = 190;
/** Up to here every number of orders has its own row, then rows hold 3 % more orders each. */
const SINGLE = 64;
const ROWS_PER_FOLD = 32;

/** Point `g` of the grid: a sum of order values, in units of the expected value of one. */
export function sumAt(g: number): number {
  return Math.exp((FROM + g) / PER_FOLD);
}

/** Row in which n ≥ 1 orders are counted. */
export function rowOf(n: number): number {
  return n <= SINGLE ? n - 1 : SINGLE + Math.floor(ROWS_PER_FOLD * Math.log(n / SINGLE));
}

/**
 * P(the next n orders of a customer together exceed a sum), tabulated as asked for.
 *
 * Given n, the sum of Gamma(p, ν) orders with ν open by a gamma of shape q is a beta prime of
 * shapes pn and q, so each entry is one incomplete beta function.
 */
export class SpendSums {
  private readonly spread: SpendSpread;
  private readonly rows: (Float64Array | undefined)[] = [];

  constructor(spread: SpendSpread) {
    this.spread = spread;
  }

  /** `orders` is the number (or middle of the numbers) counted in `row`. */
  exceeds(row: number, orders: number, g: number): number {
    const known = (this.rows[row] ??= new Float64Array(SUM_POINTS).fill(NaN));
    const value = known[g]!;
    if (!Number.isNaN(value)) return value;
    const { p, q } = this.spread;
    const odds = (sumAt(g) * p) / (q - 1);
    return (known[g] = betaCdf(1 / (1 + odds), q, p * orders));
  }
}
