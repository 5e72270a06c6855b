import { expectedOrderValue } from "../models/gamma-gamma.ts";
import type { Summary } from "../predict/summary.ts";
import type { SpendFit } from "./spend-fit.ts";

/** Upper ends of the groups by repeat orders. */
export const STRATA = [1, 2, 4, 8, 16, Infinity] as const;

/**
 * Expected value of a customer's future orders, minor units, never below 0.
 *
 * Repeat buyers: Gamma-Gamma. One-time buyers: their own first order, weighed against the shop's
 * mean as Gamma-Gamma weighs a single order, and carried to the level of repeat orders; taking the
 * repeat buyers' mean for everyone is a common complaint about other tools.
 */
export function orderValueOf(fit: SpendFit, x: number, repeatValue: number, firstValue: number) {
  const { parameters, repeatMean, firstMean } = fit;
  if (x > 0 && repeatValue > 0) {
    if (parameters === null) return shrunk(repeatValue, x, repeatMean, 1);
    const prior = fit.strata?.[stratumOf(x)];
    const credible = (parameters.q - 1) / parameters.p;
    if (prior !== undefined) return shrunk(repeatValue, x, prior, credible);
    if (fit.flags.includes("heavy-tail")) return shrunk(repeatValue, x, repeatMean, credible);
    return expectedOrderValue(parameters, x, repeatValue);
  }
  if (!(firstMean > 0)) return Math.max(0, repeatMean);
  const credible = parameters === null ? 1 : (parameters.q - 1) / parameters.p;
  return shrunk(Math.max(0, firstValue), 1, firstMean, credible) * (repeatMean / firstMean);
}

/** Expected value of an order of each row, minor units. */
export function orderValues(fit: SpendFit, { size, x, repeatValue, firstValue }: Summary) {
  const values = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    values[row] = orderValueOf(fit, x[row]!, repeatValue[row]!, firstValue[row]!);
  }
  return values;
}

/** Weighted mean of n observations of mean `own` and `weight` observations of mean `prior`. */
export function shrunk(own: number, n: number, prior: number, weight: number): number {
  return (n * own + weight * prior) / (n + weight);
}

/** The group by repeat orders. */
export function stratumOf(x: number): number {
  return STRATA.findIndex((end) => x <= end);
}
