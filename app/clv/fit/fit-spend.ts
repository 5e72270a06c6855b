import { minimise } from "../../numeric/minimise.ts";
import { quantileAmong } from "../../numeric/quantiles.ts";
import { farthestFrom, logCorrelation, relativeVariance } from "../../numeric/spread.ts";
import { eigenSymmetric, hessian, inversePositive } from "../../numeric/symmetric.ts";
import { gammaGammaObjective } from "../models/gamma-gamma.ts";
import { withPrior } from "./prior.ts";
import { gammaGammaInfluence, spendCovariance } from "./spend-covariance.ts";
import type { Summary } from "../predict/summary.ts";
import type { SpendFit, SpendFlag } from "./spend-fit.ts";
import { inTodaysMoney } from "./order-value.ts";
import { fitDependence } from "./spend-dependence.ts";
import type { CountFit, FitMethod } from "./count-fit.ts";
import type { SpendLevel } from "./spend-level.ts";

/** Fewest repeat buyers for a spread of spend worth modelling. */
const FEWEST = 20;
const DEPENDS = 0.3;
/** Values above the 99.9th percentile are brought down to it before fitting. */
const WINSOR = 0.999;
const HEAVY_TAIL_EXCESS = 0.5;
/** Middles of the prior of p, q − 1 and γ, in units of the mean. */
const CENTRES = [5, 3, 0.6] as const;

export interface SpendOptions {
  /** Past orders are seen in today's money by this level. */
  readonly level?: SpendLevel | null;
  /** Spend follows the pace this fit knows of. */
  readonly pace?: Pick<CountFit, "model" | "parameters"> | null;
}

/** Which of the options to take is chosen in choose-spend.ts. */
export function fitSpend(
  summary: Summary,
  method: FitMethod = "map",
  { level = null, pace = null }: SpendOptions = {},
): SpendFit {
  const { repeatValue, firstValue } = inTodaysMoney(level, summary);
  const orders: number[] = [];
  const means: number[] = [];
  const rows: number[] = [];
  let firstTotal = 0;
  for (let i = 0; i < summary.size; i++) {
    firstTotal += firstValue[i]!;
    if (summary.x[i]! > 0 && repeatValue[i]! > 0) {
      rows.push(i);
      orders.push(summary.x[i]!);
      means.push(repeatValue[i]!);
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
    ...(level && { level }),
    flags: ["observed-mean", ...flagsOf(level)],
    hessianEigenvalues: [],
  };
  const cap = method === "map" ? quantileAmong(means, WINSOR) : Infinity;
  const sample = { orders, means, rows, firstValue, cap };
  if (n < FEWEST || farthestFrom(repeatMean, means) < 1e-9) {
    return { ...observed, covariance: spendCovariance(sample, observed, null) };
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
  if (Math.abs(correlation) > DEPENDS) flags.push("spend-depends-on-frequency");
  flags.push(...flagsOf(level));
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
    flags,
    hessianEigenvalues: Array.from(eigenSymmetric(curvature, 3).values),
  };
  const paced =
    pace && inverse
      ? fitDependence(
          pace,
          summary,
          { rows, orders, means: capped(means, cap), unit: repeatMean },
          parameters,
          firstValue,
        )
      : null;
  if (paced !== null) {
    const { dependence, influence } = paced;
    const followed: SpendFit = { ...fit, dependence, flags: [...flags, "spend-follows-pace"] };
    return { ...followed, covariance: spendCovariance(sample, followed, influence) };
  }
  const influence = inverse === null ? null : gammaGammaInfluence(sample, parameters, inverse);
  return { ...fit, covariance: spendCovariance(sample, fit, influence) };
}

const capped = (means: readonly number[], cap: number) =>
  Float64Array.from(means, (mean) => Math.min(mean, cap));

function flagsOf(level: SpendLevel | null): SpendFlag[] {
  if (level === null) return [];
  return [
    ...(level.logs.some((log) => log !== 0) ? (["spend-level-moves"] as const) : []),
    ...(level.tenure !== 0 ? (["spend-moves-with-orders"] as const) : []),
  ];
}
