import { digamma } from "../../numeric/special.ts";
import type { SpendParameters } from "../models/gamma-gamma.ts";
import type { SpendDependence } from "./spend-dependence.ts";
import type { SpendLevel } from "./spend-level.ts";

/** What the value of an order is computed from. */
export interface SpendBasis {
  readonly parameters: SpendParameters | null;
  readonly repeatMean: number;
  readonly firstMean: number;
  readonly dependence?: SpendDependence | null;
  readonly level?: SpendLevel | null;
  readonly strata?: readonly number[] | null;
}

/** The repeat buyers a spend fit was made on, and the first orders of all customers, in today's money. */
export interface SpendSample {
  readonly orders: readonly number[];
  readonly means: readonly number[];
  /** Where each repeat buyer stands among all customers. */
  readonly rows: readonly number[];
  readonly firstValue: ArrayLike<number>;
  /** Means above it were brought down to it for the Gamma-Gamma fit. */
  readonly cap: number;
}

/** How a repeat buyer moves ln p, ln(q−1), ln γ, and b where spend follows pace. */
export type Influence = (customer: number) => ArrayLike<number>;

/** What order values are computed from, in this order: p, q − 1, γ, two means, then what there is besides. */
const P = 0;
const Q = 1;
const GAMMA = 2;
const REPEAT_MEAN = 3;
const FIRST_MEAN = 4;
const BASE = 5;

/** Quantities beyond the base, in their order; those of a level have a covariance of their own. */
function moreOf({ dependence, level, strata }: SpendBasis): readonly string[] {
  if (strata) return strata.map(() => "stratum");
  return [...(dependence ? ["power"] : []), ...(level ? ["behind", "ahead", "tenure"] : [])];
}

/**
 * Covariance of the logarithms of p, q − 1, γ, the mean repeat order and the mean first order; then of the power of
 * pace, and of the level a year ago, the level ahead and the power of tenure, where the fit has them; row-major.
 *
 * By influence functions: each customer moves each of these by so much, and the covariance is the
 * sum of the products over customers. So the links between them are kept (the mean and pγ/(q−1)
 * come from the same orders), and the errors stay honest where spend is not Gamma-Gamma.
 */
export function spendCovariance(
  { orders, means, rows, firstValue }: SpendSample,
  fit: SpendBasis,
  influence: Influence | null,
): number[] | null {
  const { repeatMean, firstMean, dependence, level } = fit;
  const n = orders.length;
  const all = firstValue.length;
  if (n < 2 || !(repeatMean > 0) || !(firstMean > 0)) return null;
  const own = BASE + (dependence ? 1 : 0);
  const size = own + (level ? LEVEL_SIZE : 0);
  const sums = new Float64Array(size * size);
  const move = new Float64Array(own);
  let next = 0;
  for (let row = 0; row < all; row++) {
    const first = (firstValue[row]! - firstMean) / (firstMean * all);
    if (rows[next] !== row) {
      sums[size * FIRST_MEAN + FIRST_MEAN]! += first * first;
      continue;
    }
    const mean = means[next]!;
    if (influence !== null) {
      const by = influence(next);
      for (const i of [P, Q, GAMMA]) move[i] = by[i]!;
      if (dependence) move[BASE] = by[3]!;
    }
    next++;
    move[REPEAT_MEAN] = (mean - repeatMean) / (repeatMean * n);
    move[FIRST_MEAN] = first;
    for (let i = 0; i < own; i++) {
      for (let j = 0; j <= i; j++) sums[size * i + j]! += move[i]! * move[j]!;
    }
  }
  for (let i = 0; i < own; i++)
    for (let j = 0; j < i; j++) sums[size * j + i] = sums[size * i + j]!;
  level?.covariance.forEach((value, at) => {
    sums[size * (own + Math.floor(at / LEVEL_SIZE)) + own + (at % LEVEL_SIZE)] = value;
  });
  return Array.from(sums);
}

/** Quantities of a level: behind, ahead, tenure. */
const LEVEL_SIZE = 3;

/**
 * How each customer moves the parameters of a Gamma-Gamma fit.
 * @param inverse of the mean curvature in (ln p, ln(q−1), ln γ)
 */
export function gammaGammaInfluence(
  { orders, means, cap }: SpendSample,
  parameters: SpendParameters,
  inverse: ArrayLike<number>,
): Influence {
  const slopes = slopesOf(parameters, orders);
  const n = orders.length;
  const move = new Float64Array(3);
  return (customer) => {
    const [p, q, gamma] = slopes(orders[customer]!, Math.min(means[customer]!, cap));
    for (const i of [P, Q, GAMMA]) {
      const own = inverse[3 * i]! * p + inverse[3 * i + 1]! * q + inverse[3 * i + 2]! * gamma;
      move[i] = own / n;
    }
    return move;
  };
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

/** The fit with one of the quantities of the covariance moved: those of the base multiplied by e^`move`. */
export function movedSpend<Fit extends SpendBasis>(fit: Fit, index: number, move: number): Fit {
  const factor = Math.exp(move);
  const { parameters, dependence, level } = fit;
  if (index === REPEAT_MEAN) return { ...fit, repeatMean: fit.repeatMean * factor };
  if (index === FIRST_MEAN) {
    const paced = dependence && { ...dependence, firstScale: dependence.firstScale * factor };
    return { ...fit, firstMean: fit.firstMean * factor, ...(paced && { dependence: paced }) };
  }
  const more = index < BASE ? null : moreOf(fit)[index - BASE];
  if (more === "stratum") {
    const strata = fit.strata?.map((m, i) => (i === index - BASE ? m * factor : m)) ?? null;
    return { ...fit, strata };
  }
  if (more === "power" && dependence) {
    return { ...fit, dependence: { ...dependence, b: dependence.b + move } };
  }
  if (level && more === "ahead") return { ...fit, level: { ...level, ahead: level.ahead + move } };
  if (level && more === "behind") {
    const last = level.knots.at(-1)!;
    const logs = level.logs.map((log, k) => log + (move * (last - level.knots[k]!)) / 365);
    return { ...scaledBy(fit, Math.exp(-move * level.meanLag)), level: { ...level, logs } };
  }
  if (level && more === "tenure") {
    const moved = { ...level, tenure: level.tenure + move };
    return { ...scaledBy(fit, Math.exp(-move * level.meanLogNumber)), level: moved };
  }
  const changed = <Of extends SpendParameters>(of: Of): Of => ({
    ...of,
    p: index === P ? of.p * factor : of.p,
    q: index === Q ? 1 + (of.q - 1) * factor : of.q,
    gamma: index === GAMMA ? of.gamma * factor : of.gamma,
  });
  return {
    ...fit,
    ...(parameters && { parameters: changed(parameters) }),
    ...(dependence && { dependence: changed(dependence) }),
  };
}

/** Had past orders been seen so much larger, so would be all that was learnt of them. */
function scaledBy<Fit extends SpendBasis>(fit: Fit, factor: number): Fit {
  const { parameters, dependence } = fit;
  return {
    ...fit,
    repeatMean: fit.repeatMean * factor,
    firstMean: fit.firstMean * factor,
    ...(parameters && { parameters: { ...parameters, gamma: parameters.gamma * factor } }),
    ...(dependence && {
      dependence: {
        ...dependence,
        gamma: dependence.gamma * factor,
        firstScale: dependence.firstScale * factor,
      },
    }),
  };
}
