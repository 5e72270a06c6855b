import type { RegularBuyers } from "../regular/regular-buyers.ts";
import type { CountModel, Parameters } from "../models/count-model.ts";

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

/**
 * A purchase model fitted to a shop; times in days. Where there are regular buyers it is that of
 * all others, each customer weighed by the chance to be one of them.
 */
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
  /** Who orders by a cycle. Missing where nobody does, and in fits of an earlier release. */
  readonly regular?: RegularBuyers;
}
