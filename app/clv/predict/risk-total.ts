import { countVariance, doubtOf, spendSlopes } from "../fit/parameter-doubt.ts";
import type { Interval } from "../fit/parameter-intervals.ts";
import { orderValues } from "../fit/order-value.ts";
import { sampleOf, totalInterval } from "../fit/uncertainty.ts";
import type { CountFit } from "../fit/count-fit.ts";
import { discountedValue } from "./discounted.ts";
import { predictHorizons } from "./horizon.ts";
import type { Fits } from "./outlook.ts";
import { rowsOf, type Summary } from "./summary.ts";

/**
 * What is at risk of all customers together. The interval is a confidence interval of that expectation: both models'
 * parameters may be off. Nothing of what chance does is in it: a loss that is avoided or not happens to nobody twice.
 */
export interface TotalAtRisk extends Interval {
  /** minor units */
  readonly value: number;
  readonly confidence: number;
}

/** Within so many days an order says that a customer is there: see `valueAtRisk` of the states. */
const DAYS = 90;

/**
 * @param fits the fits the values at risk were made with
 * @param atRisk each customer's value at risk in the rows of the summary, minor units; 0 of who is in no such state
 */
export function totalAtRisk(
  fits: Fits,
  summary: Summary,
  atRisk: Float64Array,
  confidence = 0.95,
): TotalAtRisk {
  const value = atRisk.reduce((sum, own) => sum + own, 0);
  const chosen = Int32Array.from(atRisk.keys()).filter((row) => atRisk[row]! > 0);
  const { rows, weight } = sampleOf(rowsOf(summary, chosen));
  const { counts, spend } = fits;
  const lostOf = (moved: CountFit) => {
    const { anyOrder } = predictHorizons(moved, rows, [DAYS]);
    return discountedValue(moved, spend, rows, 12).map((own, row) => own * (1 - anyOrder[row]!));
  };
  const ordersVariance = countVariance(counts, (moved) => weight * sum(lostOf(moved)));
  const worth = orderValues(spend, rows);
  const orders = lostOf(counts).map((own, row) => (worth[row]! > 0 ? own / worth[row]! : 0));
  const bySpend = spendSlopes(spend, (moved) => {
    return weight * sum(orderValues(moved, rows).map((own, row) => own * orders[row]!));
  });
  const variance = ordersVariance + doubtOf(spend.covariance, bySpend);
  return { value, ...totalInterval(value, Math.sqrt(variance), confidence), confidence };
}

/**
 * The interval around the sum of the states as they stand, which hysteresis and the orders of the day move a little
 * from what the night summed up: as wide for its size. Null where the night said nothing of it.
 */
export function intervalOfRisk(
  night: TotalAtRisk | null,
  valueMinor: number,
): (Interval & Pick<TotalAtRisk, "confidence">) | null {
  if (night === null || !(night.value > 0)) return null;
  const scale = valueMinor / night.value;
  return { low: night.low * scale, high: night.high * scale, confidence: night.confidence };
}

const sum = (column: Float64Array) => column.reduce((total, value) => total + value, 0);
