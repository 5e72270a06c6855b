import { quadraticForm } from "../../numeric/symmetric.ts";
import type { CountFit } from "./count-fit.ts";
import { orderValueOf } from "./order-value.ts";
import type { SpendFit } from "./spend-fit.ts";
import { type History, movedParameters } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { COUNT_PARAMETERS, movedFit } from "../regular/moved-fit.ts";
import { movedSpend } from "./spend-covariance.ts";

/** Step of the slopes, in logarithms of parameters. */
export const STEP = 1e-3;

/** The logarithms a quantity of the count fit depends on, and their covariance, row-major. */
export function countDoubts(fit: Pick<CountFit, "covariance" | "regular">): {
  readonly width: number;
  readonly covariance: readonly number[] | null;
} {
  const joint = fit.regular?.covariance ?? null;
  if (joint === null) return { width: COUNT_PARAMETERS, covariance: fit.covariance };
  return { width: Math.round(Math.sqrt(joint.length)), covariance: joint };
}

/** Variance (delta method) of a quantity from not knowing the count fit's parameters. */
export function countVariance(fit: CountFit, of: (moved: CountFit) => number): number {
  const { width, covariance } = countDoubts(fit);
  const slopes = Array.from({ length: width }, (_, i) => {
    return (of(movedFit(fit, i, STEP)) - of(movedFit(fit, i, -STEP))) / (2 * STEP);
  });
  return doubtOf(covariance, slopes);
}

/** Slopes of `of` in the logarithm of each quantity of the spend fit's covariance. */
export function spendSlopes(spend: SpendFit, of: (spend: SpendFit) => number): number[] {
  const size = Math.round(Math.sqrt(spend.covariance?.length ?? 0));
  return Array.from({ length: size }, (_, i) => {
    return (of(movedSpend(spend, i, STEP)) - of(movedSpend(spend, i, -STEP))) / (2 * STEP);
  });
}

/** Standard error of the logarithm of a parameter the data leave open: known to within a factor of e^±5. */
const OPEN_ERROR = 2.5;

/**
 * Variance (delta method) of a quantity with these slopes. Without a covariance the data leave the parameters open:
 * each is then known hardly at all, not for certain.
 */
export function doubtOf(
  covariance: readonly number[] | null | undefined,
  slopes: readonly number[],
): number {
  if (!covariance) return slopes.reduce((sum, slope) => sum + (OPEN_ERROR * slope) ** 2, 0);
  const variance = quadraticForm(Float64Array.from(covariance), slopes);
  return Number.isFinite(variance) ? Math.max(0, variance) : 0;
}

/** A parameter's own doubt counts up to a factor of e^±2: beyond, the normal curve says nothing. */
const MOST_DOUBT = 1;
/** The doubt changes slowly with a customer's age: one value serves a month. */
const AGE_STEP = 30;

/**
 * Relative variance of the orders to be expected of a customer who is alive, from not knowing the
 * parameters of the count model.
 */
export function paceDoubt(counts: CountFit, days: number): (history: History) => number {
  const { covariance, model, parameters } = counts;
  const moved = [0, 1, 2, 3].map((i) =>
    [STEP, -STEP].map((move) => formulasFor(model, movedParameters(parameters, i, move))),
  );
  const known = new Map<number, number>();
  return ({ x, tx, T }) => {
    const age = AGE_STEP * Math.round(T / AGE_STEP);
    const key = x * 65_536 + age;
    const found = known.get(key);
    if (found !== undefined) return found;
    const history = { x, tx: Math.min(tx, age), T: age };
    const slopes = moved.map(([above, below]) => {
      const log = (of: typeof above) => Math.log(of!.ordersIfAlive(history, days));
      return (log(above) - log(below)) / (2 * STEP);
    });
    const doubt = Math.min(MOST_DOUBT, doubtOf(covariance, slopes));
    known.set(key, doubt);
    return doubt;
  };
}

/**
 * Relative variance of the expected value of an order after `x` repeat orders of the shop's usual
 * value, from not knowing the parameters of the spend model.
 */
export function spendDoubt(spend: SpendFit, x: number): number {
  const slopes = spendSlopes(spend, (moved) =>
    Math.log(Math.max(Number.MIN_VALUE, orderValueOf(moved, x, spend.repeatMean, spend.firstMean))),
  );
  return Math.min(MOST_DOUBT, doubtOf(spend.covariance, slopes));
}
