import { expectedOrderValue } from "../models/gamma-gamma.ts";
import type { Summary } from "../predict/summary.ts";
import { pacedOrderValue } from "./paced-order-value.ts";
import type { SpendFit } from "./spend-fit.ts";
import { levelFactors, type OrderSpan } from "./spend-level.ts";

/** Upper ends of the groups by repeat orders in fits kept by an earlier release. */
const STRATA = [1, 2, 4, 8, 16, Infinity] as const;

/** When the customer came and ordered. */
export type OrderTimes = Omit<OrderSpan, "x">;

/**
 * Expected value of a customer's future orders, minor units, never below 0.
 *
 * Repeat buyers: Gamma-Gamma. One-time buyers: their own first order, weighed against the shop's
 * mean as Gamma-Gamma weighs a single order, and carried to the level of repeat orders; taking the
 * repeat buyers' mean for everyone is a common complaint about other tools. Where spend goes with
 * pace it is Gamma-Gamma whose scale follows it (spend-dependence.ts); where it moves over time or
 * with a customer's orders, past orders are seen in today's money (spend-level.ts).
 */
export function orderValueOf(
  fit: SpendFit,
  x: number,
  repeatValue: number,
  firstValue: number,
  when: OrderTimes = usualTimes(fit),
): number {
  const { level } = fit;
  if (!level) return valueAtLevel(fit, x, repeatValue, firstValue, when.T);
  const { repeat, first, ahead } = levelFactors(level, { x, ...when });
  return ahead * valueAtLevel(fit, x, repeatValue * repeat, firstValue * first, when.T);
}

function valueAtLevel(
  fit: SpendFit,
  x: number,
  repeatValue: number,
  firstValue: number,
  age: number,
): number {
  const { parameters, repeatMean, firstMean, dependence } = fit;
  if (dependence) return pacedOrderValue(dependence, x, age, repeatValue, firstValue);
  if (x > 0 && repeatValue > 0) {
    if (parameters === null) return shrunk(repeatValue, x, repeatMean, 1);
    const prior = fit.strata?.[STRATA.findIndex((end) => x <= end)];
    const credible = (parameters.q - 1) / parameters.p;
    if (prior !== undefined) return shrunk(repeatValue, x, prior, credible);
    if (fit.flags.includes("heavy-tail")) return shrunk(repeatValue, x, repeatMean, credible);
    return expectedOrderValue(parameters, x, repeatValue);
  }
  if (!(firstMean > 0)) return Math.max(0, repeatMean);
  const credible = parameters === null ? 1 : (parameters.q - 1) / parameters.p;
  return shrunk(Math.max(0, firstValue), 1, firstMean, credible) * (repeatMean / firstMean);
}

/** A customer of a year, for doubts that are told of a history alone. */
function usualTimes({ level }: SpendFit): OrderTimes {
  return { T: 365, firstDay: (level?.knots.at(-1) ?? 365) - 365, secondAge: 120, tx: 300 };
}

/** Expected value of an order of each row, minor units. */
export function orderValues(fit: SpendFit, summary: Summary) {
  const { size, x, repeatValue, firstValue } = summary;
  const values = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    const when = timesOf(summary, row);
    values[row] = orderValueOf(fit, x[row]!, repeatValue[row]!, firstValue[row]!, when);
  }
  return values;
}

export function timesOf({ T, firstDay, secondAge, tx }: Summary, row: number): OrderTimes {
  return { T: T[row]!, firstDay: firstDay[row]!, secondAge: secondAge[row]!, tx: tx[row]! };
}

/** Each row's means in today's money, as order values are computed from them. */
export function inTodaysMoney(level: SpendFit["level"], summary: Summary) {
  const { size, x, repeatValue, firstValue } = summary;
  if (!level) return { repeatValue, firstValue };
  const repeats = new Float64Array(size);
  const firsts = new Float64Array(size);
  for (let row = 0; row < size; row++) {
    const factors = levelFactors(level, { x: x[row]!, ...timesOf(summary, row) });
    repeats[row] = repeatValue[row]! * factors.repeat;
    firsts[row] = firstValue[row]! * factors.first;
  }
  return { repeatValue: repeats, firstValue: firsts };
}

/** Weighted mean of n observations of mean `own` and `weight` observations of mean `prior`. */
function shrunk(own: number, n: number, prior: number, weight: number): number {
  return (n * own + weight * prior) / (n + weight);
}
