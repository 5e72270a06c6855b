import type { CountFit } from "../fit/count-fit.ts";
import { countDoubts, doubtOf, STEP } from "../fit/parameter-doubt.ts";
import { formulasFor } from "../models/formulas.ts";
import { OrderTails } from "../models/order-tails.ts";
import { movedFit } from "../regular/moved-fit.ts";
import { momentsFromStart, ordersFromStart } from "../regular/newcomers.ts";

/** Repeat orders of a customer of whom only the first order is known to come, by age. */
export interface Repeats {
  /** Expected repeat orders by age `t`, in ticks. */
  by(t: number): number;
  /** Variance of them. */
  variance(t: number): number;
  /** Slopes of their logarithm in those of the parameters, at the longest age. */
  readonly slopes: readonly number[];
  /** Variance of their logarithm from not knowing the parameters. */
  readonly doubt: number;
}

/** Knots of the curve over ages: closer together where it is steeper. */
const KNOTS = 48;
const SPREAD_KNOTS = 10;

export function repeatsOf(
  fit: Pick<CountFit, "model" | "parameters" | "covariance" | "regular">,
  longest: number,
): Repeats {
  const { model, parameters } = fit;
  const formulas = formulasFor(model, parameters);
  const curve = curveOf(KNOTS, longest, ordersFromStart(fit));
  const newcomer = { x: 0, tx: 0, T: 0 };
  const alive = formulas.alive(newcomer);
  const spread = curveOf(SPREAD_KNOTS, longest, (t) => {
    if (!(t > 0)) return 1;
    const tails = new OrderTails(model, parameters, t);
    tails.fill(newcomer);
    const moments = tails.moments();
    const { mean, square } = momentsFromStart(fit.regular, t, {
      mean: alive * moments.mean,
      square: alive * moments.square,
    });
    return mean > 0 ? (square - mean * mean) / mean : 1;
  });
  const { width, covariance } = countDoubts(fit);
  const slopes = Array.from({ length: width }, (_, i) => {
    const above = ordersFromStart(movedFit(fit, i, STEP))(longest);
    const below = ordersFromStart(movedFit(fit, i, -STEP))(longest);
    return above > 0 && below > 0 ? Math.log(above / below) / (2 * STEP) : 0;
  });
  return {
    by: curve,
    variance: (t) => curve(t) * spread(t),
    slopes,
    doubt: doubtOf(covariance, slopes),
  };
}

/** A function of age kept at knots and joined by straight lines in the root of the age. */
function curveOf(knots: number, longest: number, of: (t: number) => number) {
  const values = Float64Array.from({ length: knots + 1 }, (_, i) => of(longest * (i / knots) ** 2));
  return (t: number): number => {
    const at = knots * Math.sqrt(Math.min(1, Math.max(0, t / longest)));
    const below = Math.min(knots - 1, Math.floor(at));
    return values[below]! + (at - below) * (values[below + 1]! - values[below]!);
  };
}
