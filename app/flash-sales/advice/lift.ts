import { gammaQuantileAt } from "../../numeric/gamma-quantile.ts";
import { normalQuantile } from "../../numeric/special.ts";

/** Imaginary orders that follow chance: what a lift begins with before orders have been seen. */
const KAPPA = 5;
/** Fewer orders with both say nothing. */
export const LEAST_ORDERS = 5;
const LOW_SHARE = 0.05;
const LOW_Z = normalQuantile(LOW_SHARE);

/** How much more often than by chance two products go together. */
export interface Lift {
  /** (κ + n) / (κ + E) */
  lift: number;
  /** lower 5 % of Gamma(κ + n, κ + E): at least so much, 19 times in 20 */
  low: number;
}

/**
 * Lift drawn to 1 (Gamma–Poisson shrinkage after DuMouchel, The American Statistician 53, 1999, its prior held fast).
 * @param n orders with both
 * @param expected orders with both if they had nothing to do with each other
 */
export function liftOf(n: number, expected: number): Lift {
  const [shape, rate] = [KAPPA + n, KAPPA + expected];
  return { lift: shape / rate, low: gammaQuantileAt(LOW_Z, shape, rate) };
}

/** Two products by their numbers; where the order matters, a comes first. */
export interface ProductPair extends Lift {
  a: number;
  b: number;
  n: number;
  expected: number;
}

/** The surest first; of equals the ones seen more often, then by their numbers. */
export const bestFirst = (x: ProductPair, y: ProductPair) =>
  y.low - x.low || y.n - x.n || x.a - y.a || x.b - y.b;
