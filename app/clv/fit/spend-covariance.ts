import { digamma } from "../../numeric/special.ts";
import type { SpendParameters } from "../models/gamma-gamma.ts";

/** What the value of an order is computed from. */
export interface SpendBasis {
  readonly parameters: SpendParameters | null;
  readonly repeatMean: number;
  readonly firstMean: number;
  readonly strata: readonly number[] | null;
}

/** The repeat buyers a spend fit was made on, and the first orders of all customers. */
export interface SpendSample {
  readonly orders: readonly number[];
  readonly means: readonly number[];
  /** Where each repeat buyer stands among all customers. */
  readonly rows: readonly number[];
  readonly firstValue: ArrayLike<number>;
  /** Means above it were brought down to it for the Gamma-Gamma fit. */
  readonly cap: number;
}

/** What order values are computed from, in this order: p, q − 1, γ, two means, then the strata. */
const P = 0;
const Q = 1;
const GAMMA = 2;
const REPEAT_MEAN = 3;
const FIRST_MEAN = 4;
const STRATA_FROM = 5;

/** Customers' worth of the shop's mean in the mean of a stratum (see fit-spend.ts). */
const STRATUM_PRIOR = 20;

/**
 * Covariance of the logarithms of p, q − 1, γ, the mean repeat order, the mean first order, and the
 * strata's means where there are any; row-major.
 *
 * By influence functions: each customer moves each of these by so much, and the covariance is the
 * sum of the products over customers. So the links between them are kept (the mean and pγ/(q−1)
 * come from the same orders), and the errors stay honest where spend is not Gamma-Gamma.
 * @param inverse of the mean curvature in (ln p, ln(q−1), ln γ); null where there is no such fit
 */
export function spendCovariance(
  { orders, means, rows, firstValue, cap }: SpendSample,
  fit: SpendBasis,
  inverse: ArrayLike<number> | null,
  stratumOf: (x: number) => number,
): number[] | null {
  const { parameters, repeatMean, firstMean, strata } = fit;
  const n = orders.length;
  const all = firstValue.length;
  if (n < 2 || !(repeatMean > 0) || !(firstMean > 0)) return null;
  const size = STRATA_FROM + (strata?.length ?? 0);
  const sums = new Float64Array(size * size);
  const move = new Float64Array(size);
  const slopes = parameters === null || inverse === null ? null : slopesOf(parameters, orders);
  const inStratum = new Float64Array(strata?.length ?? 0);
  if (strata !== null) for (const x of orders) inStratum[stratumOf(x)]! += 1;

  let next = 0;
  for (let row = 0; row < all; row++) {
    const first = (firstValue[row]! - firstMean) / (firstMean * all);
    if (rows[next] !== row) {
      sums[size * FIRST_MEAN + FIRST_MEAN]! += first * first;
      continue;
    }
    const x = orders[next]!;
    const mean = means[next]!;
    next++;
    if (slopes !== null && inverse !== null) {
      const [p, q, gamma] = slopes(x, Math.min(mean, cap));
      for (const i of [P, Q, GAMMA]) {
        const own = inverse[3 * i]! * p + inverse[3 * i + 1]! * q + inverse[3 * i + 2]! * gamma;
        move[i] = own / n;
      }
    }
    const away = (mean - repeatMean) / (repeatMean * n);
    move[REPEAT_MEAN] = away;
    move[FIRST_MEAN] = first;
    strata?.forEach((level, group) => {
      const count = inStratum[group]!;
      const drawn = (STRATUM_PRIOR * repeatMean * away) / (level * (count + STRATUM_PRIOR));
      const centre = level + (STRATUM_PRIOR * (level - repeatMean)) / Math.max(1, count);
      const own = stratumOf(x) === group ? (mean - centre) / (level * (count + STRATUM_PRIOR)) : 0;
      move[STRATA_FROM + group] = drawn + own;
    });
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) sums[size * i + j]! += move[i]! * move[j]!;
    }
  }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) sums[size * j + i] = sums[size * i + j]!;
  return Array.from(sums);
}

/** Slopes of one customer's Gamma-Gamma log-likelihood in ln p, ln(q−1), ln γ. */
function slopesOf(
  { p, q, gamma }: SpendParameters,
  orders: readonly number[],
): (x: number, mean: number) => readonly [number, number, number] {
  const most = orders.reduce((a, b) => Math.max(a, b), 0);
  const byP = new Float64Array(most + 1).fill(NaN);
  const byQ = new Float64Array(most + 1);
  const digammaQ = digamma(q);
  return (x, mean) => {
    if (Number.isNaN(byP[x]!)) {
      const top = digamma(p * x + q);
      byP[x] = x * (top - digamma(p * x));
      byQ[x] = top - digammaQ;
    }
    const total = x * mean;
    const share = gamma / (total + gamma);
    return [
      p * (byP[x]! - x * Math.log1p(gamma / total)),
      (q - 1) * (byQ[x]! - Math.log1p(total / gamma)),
      q * (1 - share) - p * x * share,
    ];
  };
}

/** The fit with one of the quantities of the covariance multiplied by e^`move`. */
export function movedSpend<Fit extends SpendBasis>(fit: Fit, index: number, move: number): Fit {
  const factor = Math.exp(move);
  const { parameters } = fit;
  if (index === REPEAT_MEAN) return { ...fit, repeatMean: fit.repeatMean * factor };
  if (index === FIRST_MEAN) return { ...fit, firstMean: fit.firstMean * factor };
  if (index >= STRATA_FROM) {
    const strata = fit.strata?.map((m, i) => (i === index - STRATA_FROM ? m * factor : m)) ?? null;
    return { ...fit, strata };
  }
  if (parameters === null) return fit;
  const { p, q, gamma } = parameters;
  return {
    ...fit,
    parameters: {
      p: index === P ? p * factor : p,
      q: index === Q ? 1 + (q - 1) * factor : q,
      gamma: index === GAMMA ? gamma * factor : gamma,
    },
  };
}
