import { minimise } from "../../numeric/minimise.ts";
import type { Minimum, Objective } from "../../numeric/minimise.ts";
import { eigenSymmetric, hessian, inversePositive } from "../../numeric/symmetric.ts";
import { thin } from "./compress.ts";
import type { PurchaseCounts } from "./compress.ts";
import { betaGeometricObjective } from "../models/beta-geometric-likelihood.ts";
import { gapConstant } from "../models/beta-geometric.ts";
import type { CountModel, Parameters } from "../models/count-model.ts";
import { stagesOf } from "../models/count-model.ts";
import { paretoObjective } from "../models/pareto-likelihood.ts";
import { priorCentres, withPrior } from "./prior.ts";

/** map: most probable parameters under a weak prior (default). mle: likelihood alone. */
export type FitMethod = "map" | "mle";

export type FitFlag =
  /** The search stopped before the gradient vanished. */
  | "not-converged"
  /** A model in which nobody ever leaves explains the orders as well: hide P(alive). */
  | "dropout-not-identified"
  /** Some combination of parameters is hardly told apart by the data. */
  | "weakly-identified"
  /** Below the gates for full confidence. */
  | "too-little-history";

export interface FitDiagnostics {
  /** Largest absolute entry of the gradient of the mean objective in log-parameters. */
  readonly gradientNorm: number;
  readonly iterations: number;
  readonly evaluations: number;
  /** Eigenvalues of the Hessian in log-parameters, per customer, ascending. */
  readonly hessianEigenvalues: readonly number[];
  /** Log-likelihood gained over the same model without dropout. */
  readonly dropoutEvidence: number;
}

/** A purchase model fitted to a shop; times in days. */
export interface CountFit {
  readonly model: CountModel;
  readonly method: FitMethod;
  readonly parameters: Parameters;
  /** Of all customers at the fitted parameters, density per day, including the gaps' factor. */
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly customers: number;
  readonly repeaters: number;
  readonly repeatOrders: number;
  readonly longestAge: number;
  /** Covariance of the log-parameters, row-major 4×4; null where the data leave it open. */
  readonly covariance: readonly number[] | null;
  /** By the delta method; null where there is no covariance. */
  readonly standardErrors: Parameters | null;
  readonly flags: readonly FitFlag[];
  readonly diagnostics: FitDiagnostics;
}

export interface FitOptions {
  readonly method?: FitMethod;
  /** Last night's parameters in days; saves about half the work. */
  readonly start?: Parameters | undefined;
  /** Σ ln gaps of the summary; needed to compare Erlang models with others. */
  readonly logGaps?: number;
}

/** Twice this log-likelihood is the 95 % point of χ² with two degrees of freedom. */
const DROPOUT_EVIDENCE = 3;
/** Parameters known worse than within a factor of e^{±2·2.5} are hardly known. */
const WEAK_STANDARD_ERROR = 2.5;
const GRADIENT_TOLERANCE = 1e-8;
/** Beyond this many combinations a sample of customers finds the way first. */
const SAMPLE_FROM = 60_000;
const SAMPLE_CUSTOMERS = 30_000;
/** Within e^±12 of its middle a parameter is held even where the likelihood never ends rising. */
const FARTHEST = 12;

/** Null-safe on any data: without customers it throws, with few it flags (see readiness.ts). */
export function fitCounts(
  counts: PurchaseCounts,
  model: CountModel,
  options: FitOptions = {},
): CountFit {
  const { method = "map", logGaps = 0 } = options;
  if (counts.customers === 0) throw new RangeError("A model needs at least one customer");
  const shop = describe(counts);
  const centres = priorCentres(model, shop.longestAge);
  const start = Float64Array.from(options.start ?? centres, Math.log);
  const objectiveOf = (data: PurchaseCounts): Objective => {
    const likelihood = bounded(likelihoodOf(model, data), centres);
    return method === "map" ? withPrior(likelihood, centres, counts.customers) : likelihood;
  };

  const likelihood = likelihoodOf(model, counts);
  const full = objectiveOf(counts);
  let found: Minimum;
  let curvature: Float64Array;
  let weighed = counts;
  if (counts.size > SAMPLE_FROM) {
    // A sample shows the way and the curvature; all customers decide where it ends.
    weighed = thin(counts, SAMPLE_CUSTOMERS);
    const sample = objectiveOf(weighed);
    const from =
      options.start === undefined ? minimise(sample, start, { gradientTolerance: 1e-4 }).at : start;
    curvature = hessian(sample, from);
    const inverse = inversePositive(curvature, 4);
    found = minimise(full, from, {
      gradientTolerance: GRADIENT_TOLERANCE,
      ...(inverse === null ? {} : { inverseHessian: inverse }),
    });
  } else {
    found = minimise(full, start, { gradientTolerance: GRADIENT_TOLERANCE });
    curvature = hessian(full, found.at);
  }

  const parameters = exponentials(found.at);
  const eigenvalues = eigenSymmetric(curvature, 4).values;
  const inverse = inversePositive(curvature, 4, 1e-10);
  const covariance = inverse?.map((entry) => entry / counts.customers) ?? null;
  const meanLogLikelihood = -likelihood(found.at, new Float64Array(4));
  const withDropout =
    weighed === counts
      ? meanLogLikelihood
      : -likelihoodOf(model, weighed)(found.at, new Float64Array(4));
  const without = logLikelihoodWithoutDropout(model, weighed, found.at);
  const dropoutEvidence = (withDropout - without) * counts.customers;

  const flags: FitFlag[] = [];
  if (!found.converged) flags.push("not-converged");
  if (!(dropoutEvidence > DROPOUT_EVIDENCE)) flags.push("dropout-not-identified");
  if (
    covariance === null ||
    [0, 1, 2, 3].some((i) => Math.sqrt(covariance[5 * i]!) > WEAK_STANDARD_ERROR)
  ) {
    flags.push("weakly-identified");
  }
  if (counts.customers < 200 || shop.repeaters < 50 || shop.longestAge < 180) {
    flags.push("too-little-history");
  }
  return {
    model,
    method,
    parameters,
    logLikelihood:
      meanLogLikelihood * counts.customers +
      gapConstant(stagesOf(model), logGaps, shop.repeatOrders),
    converged: found.converged,
    customers: counts.customers,
    repeaters: shop.repeaters,
    repeatOrders: shop.repeatOrders,
    longestAge: shop.longestAge,
    covariance: covariance === null ? null : Array.from(covariance),
    standardErrors:
      covariance === null
        ? null
        : [
            parameters[0] * Math.sqrt(covariance[0]!),
            parameters[1] * Math.sqrt(covariance[5]!),
            parameters[2] * Math.sqrt(covariance[10]!),
            parameters[3] * Math.sqrt(covariance[15]!),
          ],
    flags,
    diagnostics: {
      gradientNorm: found.gradientNorm,
      iterations: found.iterations,
      evaluations: found.evaluations,
      hessianEigenvalues: Array.from(eigenvalues),
      dropoutEvidence,
    },
  };
}

function likelihoodOf(model: CountModel, counts: PurchaseCounts): Objective {
  return model === "pnbd" ? paretoObjective(counts) : betaGeometricObjective(model, counts);
}

/**
 * Log-likelihood of `counts` at given parameters (days), per-gap factor included: the yardstick
 * for data that were not fitted.
 */
export function logLikelihoodAt(
  model: CountModel,
  counts: PurchaseCounts,
  parameters: Parameters,
  logGaps: number,
): number {
  if (counts.customers === 0) return 0;
  const at = Float64Array.from(parameters, Math.log);
  const mean = -likelihoodOf(model, counts)(at, new Float64Array(4));
  const { repeatOrders } = describe(counts);
  return mean * counts.customers + gapConstant(stagesOf(model), logGaps, repeatOrders);
}

/** A steep wall far away: where the likelihood rises for ever, the search still has an end. */
function bounded(objective: Objective, centres: Parameters): Objective {
  const middle = Float64Array.from(centres, Math.log);
  return (at, gradient) => {
    let value = objective(at, gradient);
    for (let i = 0; i < 4; i++) {
      const away = at[i]! - middle[i]!;
      const beyond = Math.abs(away) - FARTHEST;
      if (beyond <= 0) continue;
      value += beyond * beyond;
      gradient[i]! += 2 * beyond * Math.sign(away);
    }
    return value;
  };
}

/** Best mean log-likelihood of the model's limit in which nobody leaves (NBD, or NBD of stages). */
function logLikelihoodWithoutDropout(
  model: CountModel,
  counts: PurchaseCounts,
  from: Float64Array,
): number {
  const objective = betaGeometricObjective(model === "pnbd" ? "mbgnbd" : model, counts);
  const at = Float64Array.from([0, 0, Math.log(1e-12), 0]);
  const gradient = new Float64Array(4);
  const found = minimise(
    (point, slope) => {
      at[0] = point[0]!;
      at[1] = point[1]!;
      const value = objective(at, gradient);
      slope[0] = gradient[0]!;
      slope[1] = gradient[1]!;
      const far = Math.max(0, Math.abs(point[0]!) - 25) + Math.max(0, Math.abs(point[1]!) - 35);
      return far > 0 ? NaN : value;
    },
    [from[0]!, from[1]!],
    { gradientTolerance: 1e-7, maxIterations: 60 },
  );
  return -found.value;
}

function describe(counts: PurchaseCounts) {
  let repeaters = 0;
  let repeatOrders = 0;
  let longestAge = 0;
  for (let i = 0; i < counts.size; i++) {
    const x = counts.x[i]!;
    if (x > 0) repeaters += counts.weight[i]!;
    repeatOrders += x * counts.weight[i]!;
    if (counts.T[i]! > longestAge) longestAge = counts.T[i]!;
  }
  return { repeaters, repeatOrders, longestAge };
}

function exponentials(at: Float64Array): Parameters {
  return [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!), Math.exp(at[3]!)];
}
