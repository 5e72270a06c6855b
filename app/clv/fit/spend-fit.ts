import type { SpendParameters } from "../models/gamma-gamma.ts";
import type { SpendDependence } from "./spend-dependence.ts";
import type { SpendLevel } from "./spend-level.ts";

export type SpendFlag =
  | "not-converged"
  /** |corr(ln order value, orders)| > 0.3: the model's independence fails. */
  | "spend-depends-on-frequency"
  /** Gamma-Gamma's scale goes with the customer's pace. */
  | "spend-follows-pace"
  /** Order values moved over the shop's history, or with a customer's orders. */
  | "spend-level-moves"
  | "spend-moves-with-orders"
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
  /** How it goes with pace (spend-dependence.ts), where held-out orders are valued better so. */
  readonly dependence?: SpendDependence | null;
  /** How it moved (spend-level.ts), by the same rule; means and parameters are in today's money. */
  readonly level?: SpendLevel | null;
  /** Mean order value by number of repeat orders; only in fits kept by an earlier release. */
  readonly strata?: readonly number[] | null;
  readonly flags: readonly SpendFlag[];
  readonly hessianEigenvalues: readonly number[];
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
  flags: ["observed-mean"],
  hessianEigenvalues: [],
};
