import { minimise } from "../../numeric/minimise.ts";
import { eigenSymmetric, hessian, inversePositive } from "../../numeric/symmetric.ts";
import type { FitMethod } from "./fit-counts.ts";
import { expectedOrderValue, gammaGammaObjective } from "../models/gamma-gamma.ts";
import type { SpendParameters } from "../models/gamma-gamma.ts";
import { withPrior } from "./prior.ts";
import { spendCovariance } from "./spend-covariance.ts";
import type { Summary } from "../predict/summary.ts";

export type SpendFlag =
  | "not-converged"
  /** |corr(ln order value, orders)| > 0.3: the model's independence fails; strata are used. */
  | "spend-depends-on-frequency"
  /** A few customers carry the mean (q near 1): the observed mean stands in for the model's. */
  | "heavy-tail"
  /** Too few repeat buyers, or all spend the same: the observed mean is used. */
  | "observed-mean";

/** What orders of a shop are worth, by the Gamma-Gamma model or by its mean. Minor units. */
export interface SpendFit {
  readonly parameters: SpendParameters | null;
  /** Of the repeat buyers used, density per minor unit. */
  readonly logLikelihood: number | null;
  /** Standard errors of the parameters (delta method); null where the data leave them open. */
  readonly standardErrors: SpendParameters | null;
  /**
   * Covariance of what order values are computed from (see spend-covariance.ts), row-major.
   * Missing in fits kept by an earlier release, as is the next.
   */
  readonly covariance?: readonly number[] | null;
  readonly converged: boolean;
  /** Repeat buyers with a value above 0. */
  readonly customers: number;
  /** Mean value of repeat order days, per customer. */
  readonly repeatMean: number;
  /** Relative variance of customers' mean repeat orders. */
  readonly repeatSpread?: number;
  /** Mean value of first order days. */
  readonly firstMean: number;
  /** Correlation of ln(mean order value) with the number of repeat orders. */
  readonly correlation: number;
  /** Mean order value by number of repeat orders, where it depends on it (see STRATA). */
  readonly strata: readonly number[] | null;
  readonly flags: readonly SpendFlag[];
  readonly hessianEigenvalues: readonly number[];
}

/** Fewest repeat buyers for a spread of spend worth modelling. */
const FEWEST = 20;
const DEPENDS = 0.3;
/** Values above the 99.9th percentile are brought down to it before fitting. */
const WINSOR = 0.999;
const HEAVY_TAIL_EXCESS = 0.5;
/** Upper ends of the groups by repeat orders. */
const STRATA = [1, 2, 4, 8, 16, Infinity] as const;
/** Middles of the prior of p, q − 1 and γ, in units of the mean. */
const CENTRES = [5, 3, 0.6] as const;

export function fitSpend(summary: Summary, method: FitMethod = "map"): SpendFit {
  const orders: number[] = [];
  const means: number[] = [];
  const rows: number[] = [];
  let firstTotal = 0;
  for (let i = 0; i < summary.size; i++) {
    firstTotal += summary.firstValue[i]!;
    if (summary.x[i]! > 0 && summary.repeatValue[i]! > 0) {
      rows.push(i);
      orders.push(summary.x[i]!);
      means.push(summary.repeatValue[i]!);
    }
  }
  const n = orders.length;
  const firstMean = summary.size > 0 ? Math.max(0, firstTotal) / summary.size : 0;
  const repeatMean = n > 0 ? means.reduce((sum, m) => sum + m, 0) / n : firstMean;
  const correlation = logCorrelation(orders, means);
  const observed: SpendFit = {
    parameters: null,
    logLikelihood: null,
    standardErrors: null,
    covariance: null,
    converged: true,
    customers: n,
    repeatMean,
    repeatSpread: relativeVariance(means, repeatMean),
    firstMean,
    correlation,
    strata: null,
    flags: ["observed-mean"],
    hessianEigenvalues: [],
  };
  const cap = method === "map" ? quantileOf(means, WINSOR) : Infinity;
  const sample = { orders, means, rows, firstValue: summary.firstValue, cap };
  if (n < FEWEST || spreadOf(means, repeatMean) < 1e-9) {
    return { ...observed, covariance: spendCovariance(sample, observed, null, stratumOf) };
  }

  const scaled = Float64Array.from(means, (m) => Math.min(m, cap) / repeatMean);
  const likelihood = gammaGammaObjective({ orders, mean: scaled });
  const objective = method === "map" ? withPrior(likelihood, CENTRES, n) : likelihood;
  const start = Float64Array.from(CENTRES, Math.log);
  const found = minimise(
    (at, gradient) => {
      for (const entry of at) if (Math.abs(entry) > 30) return NaN;
      return objective(at, gradient);
    },
    start,
    { gradientTolerance: 1e-8 },
  );
  const excess = Math.exp(found.at[1]!);
  const parameters = {
    p: Math.exp(found.at[0]!),
    q: 1 + excess,
    gamma: Math.exp(found.at[2]!) * repeatMean,
  };
  const curvature = hessian(objective, found.at);
  const inverse = inversePositive(curvature, 3);
  const errorOf = (i: number): number => Math.sqrt((inverse?.[4 * i] ?? NaN) / n);
  const flags: SpendFlag[] = [];
  if (!found.converged) flags.push("not-converged");
  if (excess < HEAVY_TAIL_EXCESS) flags.push("heavy-tail");
  const depends = Math.abs(correlation) > DEPENDS;
  if (depends) flags.push("spend-depends-on-frequency");
  const fit: SpendFit = {
    ...observed,
    parameters,
    logLikelihood: -likelihood(found.at, new Float64Array(3)) * n - n * Math.log(repeatMean),
    standardErrors:
      inverse === null
        ? null
        : {
            p: parameters.p * errorOf(0),
            q: excess * errorOf(1),
            gamma: parameters.gamma * errorOf(2),
          },
    converged: found.converged,
    strata: depends ? strataMeans(orders, means, repeatMean) : null,
    flags,
    hessianEigenvalues: Array.from(eigenSymmetric(curvature, 3).values),
  };
  return { ...fit, covariance: spendCovariance(sample, fit, inverse, stratumOf) };
}

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

/** Stands in where no amounts are known: every order is worth 0. */
export const noSpend: SpendFit = {
  parameters: null,
  logLikelihood: null,
  standardErrors: null,
  covariance: null,
  converged: true,
  customers: 0,
  repeatMean: 0,
  repeatSpread: 0,
  firstMean: 0,
  correlation: 0,
  strata: null,
  flags: ["observed-mean"],
  hessianEigenvalues: [],
};

/** Weighted mean of n observations of mean `own` and `weight` observations of mean `prior`. */
function shrunk(own: number, n: number, prior: number, weight: number): number {
  return (n * own + weight * prior) / (n + weight);
}

/** The group by repeat orders. */
export function stratumOf(x: number): number {
  return STRATA.findIndex((end) => x <= end);
}

/** Group means, each drawn towards the shop's by twenty customers' worth. */
function strataMeans(orders: number[], means: number[], overall: number): number[] {
  return STRATA.map((_, stratum) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < orders.length; i++) {
      if (stratumOf(orders[i]!) !== stratum) continue;
      sum += means[i]!;
      count++;
    }
    return count === 0 ? overall : shrunk(sum / count, count, overall, 20);
  });
}

function logCorrelation(orders: number[], means: number[]): number {
  const n = orders.length;
  if (n < 3) return 0;
  let sx = 0;
  let sy = 0;
  for (let i = 0; i < n; i++) {
    sx += orders[i]!;
    sy += Math.log(means[i]!);
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    const dx = orders[i]! - sx / n;
    const dy = Math.log(means[i]!) - sy / n;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

function spreadOf(values: number[], mean: number): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value - mean));
  return mean > 0 ? most / mean : 0;
}

/** 1 where there are too few to tell. */
function relativeVariance(values: number[], mean: number): number {
  if (values.length < 2 || !(mean > 0)) return 1;
  const squares = values.reduce((sum, value) => sum + (value / mean - 1) ** 2, 0);
  return squares / (values.length - 1);
}

function quantileOf(values: number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Infinity;
}
