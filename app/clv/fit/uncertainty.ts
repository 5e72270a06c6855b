import { normalQuantile } from "../../numeric/special.ts";
import type { CountFit } from "./count-fit.ts";
import { noSpend } from "./spend-fit.ts";
import { orderValues } from "./order-value.ts";
import { predictHorizons } from "../predict/horizon.ts";
import { formulasFor } from "../models/formulas.ts";
import { walkOutlooks, type Fits } from "../predict/outlook.ts";
import { countDoubts, countVariance, doubtOf, STEP } from "./parameter-doubt.ts";
import { aliveOf } from "../predict/alive.ts";
import { movedFit } from "../regular/moved-fit.ts";
import { regularPosterior } from "../regular/posterior.ts";
import { mixedAlive } from "../regular/renewal-cells.ts";
import { discountedValue, type ScoreOptions } from "../predict/discounted.ts";
import type { Interval } from "./parameter-intervals.ts";
import { movedSpend } from "./spend-covariance.ts";
import { rowsOf, type Summary } from "../predict/summary.ts";

/** Expected orders of all customers together by `days`, with what both chance and fit leave open. */
export interface TotalPrediction extends Interval {
  readonly value: number;
  /** Standard error from not knowing the parameters, and from chance at known parameters. */
  readonly fitError: number;
  readonly chanceError: number;
}

export function totalOrders(
  fit: CountFit,
  summary: Summary,
  days: number,
  confidence = 0.95,
): TotalPrediction {
  const value = sumOf(predictHorizons(fit, summary, [days]).orders[0]!);
  const { rows, weight } = sampleOf(summary);
  const fits = { counts: fit, spend: noSpend };
  const others = aliveOf(fit, formulasFor(fit.model, fit.parameters), rows);
  const posterior = regularPosterior(fit, rows, others);
  const alive = posterior === null ? others : mixedAlive(posterior);
  let chance = 0;
  walkOutlooks(fits, rows, days, (row, { mean, square }) => {
    const own = alive[row]! * mean;
    chance += weight * (alive[row]! * square - own * own);
  });
  const fitVariance = countVariance(fit, (moved) => {
    return weight * sumOf(predictHorizons(moved, rows, [days]).orders[0]!);
  });
  const error = Math.sqrt(fitVariance + chance);
  return {
    value,
    ...totalInterval(value, error, confidence),
    fitError: Math.sqrt(fitVariance),
    chanceError: Math.sqrt(chance),
  };
}

/** More rows than this only repeat what these say of errors. */
const SAMPLE = 30_000;

/** Evenly spread rows from which errors of totals are told, each standing for `weight` rows. */
export function sampleOf(summary: Summary, most = SAMPLE): { rows: Summary; weight: number } {
  const { size } = summary;
  if (size <= most) return { rows: summary, weight: 1 };
  const chosen = Int32Array.from({ length: most }, (_, i) => Math.floor((i * size) / most));
  return { rows: rowsOf(summary, chosen), weight: size / most };
}

/** Beyond a factor of e^±6 an interval says nothing more. */
const MOST_ERROR = 3;

/** Normal in the logarithm, so above 0 and longer upwards; the same as normal for small errors. */
export function totalInterval(value: number, error: number, confidence: number): Interval {
  if (!(value > 0)) return { low: 0, high: 0 };
  const reach = Math.exp(
    normalQuantile(0.5 + confidence / 2) * Math.min(MOST_ERROR, error / value),
  );
  return { low: value / reach, high: value * reach };
}

function sumOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0);
}

/**
 * Confidence intervals of each customer's *expected* value of the next 12 months: how far the
 * expectation itself may be off because neither model's parameters are known exactly. Nothing of
 * what chance does to a single customer is in them; for that see prediction-intervals.ts.
 */
export function expectationIntervals(
  { counts, spend }: Fits,
  summary: Summary,
  options: ScoreOptions = {},
  confidence = 0.95,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const months = 12;
  const at = discountedValue(counts, spend, summary, months, options);
  const doubts = countDoubts(counts);
  const logSlopes = (above: Float64Array, below: Float64Array) =>
    above.map((value, row) => (value > 0 ? Math.log(value / below[row]!) / (2 * STEP) : 0));
  const byCount = Array.from({ length: doubts.width }, (_, i) => {
    const [above, below] = [STEP, -STEP].map((move) => {
      return discountedValue(movedFit(counts, i, move), spend, summary, months, options);
    });
    return logSlopes(above!, below!);
  });
  const quantities = Math.round(Math.sqrt(spend.covariance?.length ?? 0));
  const bySpend = Array.from({ length: quantities }, (_, i) => {
    const [above, below] = [STEP, -STEP].map((move) => {
      return orderValues(movedSpend(spend, i, move), summary);
    });
    return logSlopes(above!, below!);
  });
  const z = normalQuantile(0.5 + confidence / 2);
  const low = new Float64Array(summary.size);
  const high = new Float64Array(summary.size);
  for (let row = 0; row < summary.size; row++) {
    const variance =
      doubtOf(
        doubts.covariance,
        byCount.map((column) => column[row]!),
      ) +
      doubtOf(
        spend.covariance,
        bySpend.map((column) => column[row]!),
      );
    const reach = Math.exp(z * Math.min(MOST_ERROR, Math.sqrt(variance)));
    low[row] = at[row]! / reach;
    high[row] = at[row]! * reach;
  }
  return { low, high };
}
