import { minimise, type Minimum, type Objective } from "../../numeric/minimise.ts";
import { eigenSymmetric, hessian, inversePositive } from "../../numeric/symmetric.ts";
import { type PurchaseCounts, thin } from "./purchase-counts.ts";
import { gapConstant } from "../models/beta-geometric.ts";
import { type CountModel, type Parameters, stagesOf } from "../models/count-model.ts";
import { priorCentres, secondStart, withPrior } from "./prior.ts";
import type { CountFit, FitFlag, FitMethod } from "./count-fit.ts";
import {
  bounded,
  describe,
  likelihoodOf,
  logLikelihoodWithoutDropout,
} from "./count-likelihood.ts";

export interface FitOptions {
  readonly method?: FitMethod;
  /** Last night's parameters in days; saves about half the work. */
  readonly start?: Parameters | undefined;
  /** The start was found for orders so near to these that the highest top is near it: no second start is tried. */
  readonly near?: boolean;
  /** Σ ln gaps of the summary; needed to compare Erlang models with others. */
  readonly logGaps?: number;
  /** Σ ln rates of the summary's days with a repeat order: makes the density one per day. */
  readonly logRates?: number;
}

/** Twice this log-likelihood is the 95 % point of χ² with two degrees of freedom. */
const DROPOUT_EVIDENCE = 3;
/** Parameters known worse than within a factor of e^{±2·2.5} are hardly known. */
const WEAK_STANDARD_ERROR = 2.5;
const GRADIENT_TOLERANCE = 1e-8;
/** Beyond this many combinations a sample of customers finds the way first. */
const SAMPLE_FROM = 60_000;
const SAMPLE_CUSTOMERS = 30_000;
/** So many customers say which of two starts leads to the higher top. */
const RACE_CUSTOMERS = 3_000;
/** By less, both ended on the same top. */
const HIGHER_BY = 1e-9;

/** Null-safe on any data: without customers it throws, with few it flags (see readiness.ts). */
export function fitCounts(
  counts: PurchaseCounts,
  model: CountModel,
  options: FitOptions = {},
): CountFit {
  const { method = "map", logGaps = 0, logRates = 0 } = options;
  if (counts.customers === 0) throw new RangeError("A model needs at least one customer");
  const shop = describe(counts);
  const centres = priorCentres(model, shop.longestAge);
  const usual = Float64Array.from(options.start ?? centres, Math.log);
  const objectiveOf = (data: PurchaseCounts): Objective => {
    const likelihood = bounded(likelihoodOf(model, data), centres);
    return method === "map" ? withPrior(likelihood, centres, counts.customers) : likelihood;
  };

  const likelihood = likelihoodOf(model, counts);
  const full = objectiveOf(counts);
  const few = counts.customers > RACE_CUSTOMERS ? objectiveOf(thin(counts, RACE_CUSTOMERS)) : full;
  const other = options.near ? null : Float64Array.from(secondStart(model, centres), Math.log);
  const [start, first] = betterStart(few, usual, other);
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
    found =
      few === full && first !== null
        ? first
        : minimise(full, start, { gradientTolerance: GRADIENT_TOLERANCE });
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
      gapConstant(stagesOf(model), logGaps, shop.repeatOrders) +
      logRates,
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

/**
 * The likelihood may have two tops: one where customers leave at chances near a common one, one where most leave at
 * once or never (a, b → 0). The start from which the search ends higher, with where it ends; the first in a tie.
 */
function betterStart(
  objective: Objective,
  usual: Float64Array,
  other: Float64Array | null,
): [start: Float64Array, found: Minimum] {
  const from = (start: Float64Array) =>
    minimise(objective, start, { gradientTolerance: GRADIENT_TOLERANCE });
  const one = from(usual);
  if (other === null) return [usual, one];
  const two = from(other);
  return two.converged && two.value < one.value - HIGHER_BY ? [other, two] : [usual, one];
}

function exponentials(at: Float64Array): Parameters {
  return [Math.exp(at[0]!), Math.exp(at[1]!), Math.exp(at[2]!), Math.exp(at[3]!)];
}
