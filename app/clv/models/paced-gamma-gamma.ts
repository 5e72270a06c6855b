import type { Objective } from "../../numeric/minimise.ts";
import { digamma, logGamma } from "../../numeric/special.ts";
import type { SpendParameters } from "./gamma-gamma.ts";

/**
 * Gamma-Gamma whose scale follows the customer's pace: order values are Gamma(p, ν) and ν ~ Gamma(q, γ·E[λ^b |
 * history]), so that mean order value goes with the b-th power of the pace λ. Of a customer of whom the count model
 * knows λ ~ Gamma(R, A), E[λ^b] = A^−b Γ(R+b)/Γ(R).
 *
 * Independence of pace and spend is what Fader, Hardie & Lee (2005) assume; that it fails in shops, and regression
 * of ln spend on pace as a way out, is in Glady, Baesens & Croux (2009) and Jen, Chou & Allenby (2009). Here the
 * regressor is the posterior of λ, not the number of orders, so that b is not watered down by chance in that number.
 */
export interface PacedParameters extends SpendParameters {
  /** Power of the pace; 0 is independence. */
  readonly b: number;
}

/** Repeat buyers: as in gamma-gamma.ts, and what is known of the pace of each. */
export interface PacedData {
  readonly orders: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
  /** R of each, and ln A. */
  readonly shape: (orders: number) => number;
  readonly logScale: ArrayLike<number>;
}

/** ln Γ(R+b) − ln Γ(R): with −b·ln A the logarithm of E[λ^b]. */
export function logPower(shape: number, b: number): number {
  return logGamma(shape + b) - logGamma(shape);
}

/** b is kept where E[λ^b] of every repeat buyer exists. */
const LEAST_POWER = -0.9;
const MOST_POWER = 3;

/** Log-likelihood of one customer's mean in (ln p, ln(q−1), ln γ, b), and its slopes. */
export interface Slopes {
  value: number;
  readonly by: Float64Array;
}

/** The log-likelihood of each repeat buyer at these parameters, by their number. */
export function pacedLikelihood(
  { orders, mean, shape, logScale }: PacedData,
  { p, q, gamma, b }: PacedParameters,
): (customer: number) => Slopes {
  const byOrders: (Float64Array | undefined)[] = [];
  const logGammaQ = logGamma(q);
  const digammaQ = digamma(q);
  const logGam = Math.log(gamma);
  const result: Slopes = { value: 0, by: new Float64Array(4) };
  return (customer) => {
    const x = orders[customer]!;
    const table = (byOrders[x] ??= Float64Array.from([
      logGamma(p * x + q) - logGamma(p * x) - logGammaQ,
      x * (digamma(p * x + q) - digamma(p * x)),
      digamma(p * x + q) - digammaQ,
      logPower(shape(x), b),
      digamma(shape(x) + b),
    ]));
    const logA = logScale[customer]!;
    const logOwn = logGam + table[3]! - b * logA;
    const z = x * mean[customer]!;
    const logZ = Math.log(z);
    // ln(z + γ), from the larger of the two
    const log =
      logZ > logOwn
        ? logZ + Math.log1p(Math.exp(logOwn - logZ))
        : logOwn + Math.log1p(Math.exp(logZ - logOwn));
    const share = Math.exp(logOwn - log);
    result.value =
      table[0]! - p * x * (log - logZ) - q * (log - logOwn) - Math.log(mean[customer]!);
    const byScale = q * (1 - share) - p * x * share;
    result.by[0] = p * (table[1]! - x * (log - logZ));
    result.by[1] = (q - 1) * (table[2]! - (log - logOwn));
    result.by[2] = byScale;
    result.by[3] = byScale * (table[4]! - logA);
    return result;
  };
}

/** Minus the mean log-likelihood per customer in (ln p, ln(q−1), ln γ, b), with its gradient. */
export function pacedObjective(data: PacedData): Objective {
  const n = data.orders.length;
  return (at, gradient) => {
    const b = at[3]!;
    if (!(b > LEAST_POWER && b < MOST_POWER)) return NaN;
    const [p, q, gamma] = [Math.exp(at[0]!), 1 + Math.exp(at[1]!), Math.exp(at[2]!)];
    const of = pacedLikelihood(data, { p, q, gamma, b });
    gradient.fill(0);
    let value = 0;
    for (let i = 0; i < n; i++) {
      const own = of(i);
      value += own.value;
      for (let k = 0; k < 4; k++) gradient[k]! += own.by[k]!;
    }
    for (let k = 0; k < 4; k++) gradient[k]! /= -n;
    return -value / n;
  };
}
