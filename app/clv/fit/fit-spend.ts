import { minimise } from "../../numeric/minimise.ts";
import { quantileAmong } from "../../numeric/quantiles.ts";
import { farthestFrom, logCorrelation, relativeVariance } from "../../numeric/spread.ts";
import { eigenSymmetric, hessian, inversePositive } from "../../numeric/symmetric.ts";
import type { FitMethod } from "./count-fit.ts";
import { gammaGammaObjective } from "../models/gamma-gamma.ts";
import { withPrior } from "./prior.ts";
import { spendCovariance } from "./spend-covariance.ts";
import type { Summary } from "../predict/summary.ts";
import type { SpendFit, SpendFlag } from "./spend-fit.ts";
import { shrunk, STRATA, stratumOf } from "./order-value.ts";

/** Fewest repeat buyers for a spread of spend worth modelling. */
const FEWEST = 20;
const DEPENDS = 0.3;
/** Values above the 99.9th percentile are brought down to it before fitting. */
const WINSOR = 0.999;
const HEAVY_TAIL_EXCESS = 0.5;
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
  const cap = method === "map" ? quantileAmong(means, WINSOR) : Infinity;
  const sample = { orders, means, rows, firstValue: summary.firstValue, cap };
  if (n < FEWEST || farthestFrom(repeatMean, means) < 1e-9) {
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
