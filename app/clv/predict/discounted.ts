import { orderValueOf, timesOf } from "../fit/order-value.ts";
import type { SpendFit } from "../fit/spend-fit.ts";
import { DAYS_PER_MONTH } from "../../calendar/days.ts";
import { type CountFormulas, stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { type Predictor, regularPosterior } from "../regular/posterior.ts";
import { chanceOfOthers, eachRenewing, RenewalCells } from "../regular/renewal-cells.ts";
import type { Summary } from "./summary.ts";
import { cellsOf } from "./cells.ts";
import { aliveOf } from "./alive.ts";

export interface ScoreOptions {
  /** Money now against money a year later: 0.15 means 15 % a year. */
  readonly annualDiscount?: number;
  /** Discount each month's orders from its middle (default) or from its end. */
  readonly midPeriod?: boolean;
  /** Longest horizon of CLV; the shorter ones come with it. */
  readonly months?: 12 | 24 | 36;
}

/** Discount factor of each month's orders. */
export function monthlyDiscounts({
  annualDiscount = 0.1,
  midPeriod = true,
  months = 36,
}: ScoreOptions): Float64Array {
  if (!(annualDiscount > -1 && annualDiscount < Infinity)) {
    throw new RangeError(`The yearly discount must be a share above −1, found ${annualDiscount}`);
  }
  const monthly = (1 + annualDiscount) ** (1 / 12);
  return Float64Array.from({ length: months }, (_, m) => monthly ** -(m + (midPeriod ? 0.5 : 1)));
}

/** Ticks from the end of the summary's last day to the end of each of the months ahead. */
export function monthEnds({ clock, today }: Summary, months: number): Float64Array {
  return Float64Array.from({ length: months }, (_, m) =>
    clock.ahead(today, (m + 1) * DAYS_PER_MONTH),
  );
}

/**
 * Expected orders given alive over the months ahead, each month's weighed with its discount.
 * @param ends of the months, in the unit of time of the history
 */
export function discountedOrders(
  formulas: CountFormulas,
  history: { readonly x: number; readonly tx: number; readonly T: number },
  discounts: ArrayLike<number>,
  ends: ArrayLike<number>,
): number {
  let before = 0;
  let total = 0;
  for (let m = 0; m < discounts.length; m++) {
    const after = formulas.ordersIfAlive(history, ends[m]!);
    total += Math.max(0, after - before) * discounts[m]!;
    before = after;
  }
  return total;
}

/** Orders by the ends of the months, each month's weighed with its discount. */
export function discountedSum(orders: ArrayLike<number>, discounts: ArrayLike<number>): number {
  let total = 0;
  for (let m = 0; m < discounts.length; m++) {
    total += (orders[m]! - (m > 0 ? orders[m - 1]! : 0)) * discounts[m]!;
  }
  return total;
}

/** Discounted expected value of the next `months` of every row, minor units, and nothing else. */
export function discountedValue(
  fit: Predictor,
  spend: SpendFit,
  summary: Summary,
  months: 12 | 24 | 36,
  options: ScoreOptions = {},
): Float64Array {
  const { size, x, tx, T } = summary;
  const formulas = formulasFor(fit.model, fit.parameters);
  const discounts = monthlyDiscounts({ ...options, months });
  const cells = cellsOf(summary, stagesOf(fit.model) > 1);
  const ends = monthEnds(summary, months);
  const orders = new Float64Array(cells.count).fill(-1);
  const values = aliveOf(fit, formulas, summary);
  const posterior = regularPosterior(fit, summary, values.slice());
  const worth = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const cell = cells.index[i]!;
    if (orders[cell]! < 0) {
      const history = { x: x[i]!, tx: tx[i]!, T: T[i]! };
      orders[cell] = discountedOrders(formulas, history, discounts, ends);
    }
    const value = orderValueOf(
      spend,
      x[i]!,
      summary.repeatValue[i]!,
      summary.firstValue[i]!,
      timesOf(summary, i),
    );
    worth[i] = value;
    values[i]! *= value * orders[cell]!;
  }
  if (posterior === null) return values;
  for (let i = 0; i < size; i++) values[i]! *= chanceOfOthers(posterior, i);
  const renewals = new RenewalCells(
    posterior,
    Array.from(discounts, (_, m) => (m + 1) * DAYS_PER_MONTH),
  );
  eachRenewing(posterior, (i, cycle, renewing) => {
    const ahead = renewals.at(cycle, x[i]!, posterior.since[i]!);
    values[i]! += renewing * worth[i]! * discountedSum(ahead.orders, discounts);
  });
  return values;
}
