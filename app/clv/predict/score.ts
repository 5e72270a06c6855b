import type { CountFit } from "../fit/count-fit.ts";
import { noSpend, type SpendFit } from "../fit/spend-fit.ts";
import { orderValueOf } from "../fit/order-value.ts";
import { type CountFormulas, stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import type { Summary } from "./summary.ts";
import { monthEnds, monthlyDiscounts, type ScoreOptions } from "./discounted.ts";
import { cellsOf } from "./cells.ts";
import { aliveOf } from "./alive.ts";

/**
 * Predictions, one row per row of the summary. Values in minor units, horizons in days of the
 * calendar from the summary's last day on.
 */
export interface Predictions {
  /** P(still a customer). */
  readonly alive: Float64Array;
  /** P(at least one order) in the next 90 and 365 days; churn risk is 1 minus this. */
  readonly order90: Float64Array;
  readonly order365: Float64Array;
  /** Expected orders in the next 90 and 365 days. */
  readonly orders90: Float64Array;
  readonly orders365: Float64Array;
  /** Expected value of one future order. */
  readonly orderValue: Float64Array;
  /** Discounted expected value of the next 12, 24 and 36 months; 0 beyond `months`. */
  readonly clv12: Float64Array;
  readonly clv24: Float64Array;
  readonly clv36: Float64Array;
  /** Ticks (mean days) between orders to be expected of the customer while alive: (α+T)/(r+x). */
  readonly meanGap: Float64Array;
  /** Ticks since the last order over that gap; 1 is due. */
  readonly overdue: Float64Array;
  /**
   * Days of the calendar until half of customers like this, if alive, have ordered; NaN for
   * one-time buyers.
   */
  readonly nextOrder: Float64Array;
}

/** Given alive, what depends on (x, T) alone under exponential gaps: computed once per pair. */
const CELL = 7;
const ANY_90 = 0;
const ANY_365 = 1;
const ORDERS_90 = 2;
const ORDERS_365 = 3;
const CLV_12 = 4;
const CLV_24 = 5;
const CLV_36 = 6;

/** Scores a summary with a fit; a million customers in a few tenths of a second. */
export function score(
  fit: Pick<CountFit, "model" | "parameters">,
  spend: SpendFit | null,
  summary: Summary,
  options: ScoreOptions = {},
): Predictions {
  const { size, x, tx, T, clock, today } = summary;
  const formulas = formulasFor(fit.model, fit.parameters);
  const discounts = monthlyDiscounts(options);
  const ahead: Ahead = {
    days90: clock.ahead(today, 90),
    days365: clock.ahead(today, 365),
    ends: monthEnds(summary, discounts.length),
  };
  const cells = cellsOf(summary, stagesOf(fit.model) > 1);
  const column = () => new Float64Array(size);
  const result: Predictions = {
    alive: aliveOf(fit, formulas, summary),
    order90: column(),
    order365: column(),
    orders90: column(),
    orders365: column(),
    orderValue: column(),
    clv12: column(),
    clv24: column(),
    clv36: column(),
    meanGap: column(),
    overdue: column(),
    nextOrder: column(),
  };
  const [r, alpha] = fit.parameters;
  const k = stagesOf(fit.model);
  const values = new Float64Array(cells.count * CELL);
  const known = new Uint8Array(cells.count);
  const worth = spend ?? noSpend;
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    const age = T[i]!;
    const cell = cells.index[i]!;
    const at = cell * CELL;
    if (known[cell] === 0) {
      known[cell] = 1;
      fillCell(values, at, formulas, { x: orders, tx: tx[i]!, T: age }, discounts, ahead);
    }
    const alive = result.alive[i]!;
    const value = orderValueOf(worth, orders, summary.repeatValue[i]!, summary.firstValue[i]!);
    result.order90[i] = alive * values[at + ANY_90]!;
    result.order365[i] = alive * values[at + ANY_365]!;
    result.orders90[i] = alive * values[at + ORDERS_90]!;
    result.orders365[i] = alive * values[at + ORDERS_365]!;
    result.orderValue[i] = value;
    result.clv12[i] = alive * value * values[at + CLV_12]!;
    result.clv24[i] = alive * value * values[at + CLV_24]!;
    result.clv36[i] = alive * value * values[at + CLV_36]!;
    const gap = (k * (alpha + age)) / (r + k * orders);
    result.meanGap[i] = gap;
    result.overdue[i] = (age - tx[i]!) / gap;
    if (orders === 0) {
      result.nextOrder[i] = NaN;
      continue;
    }
    const wait =
      k === 1
        ? (alpha + age) * Math.expm1(Math.LN2 / (r + orders))
        : formulas.medianWaitIfAlive({ x: orders, tx: tx[i]!, T: age });
    result.nextOrder[i] = clock.daysUntil(today, wait);
  }
  return result;
}

/** Ticks that the horizons have from the summary's last day on. */
interface Ahead {
  readonly days90: number;
  readonly days365: number;
  readonly ends: Float64Array;
}

function fillCell(
  values: Float64Array,
  at: number,
  formulas: CountFormulas,
  history: { readonly x: number; readonly tx: number; readonly T: number },
  discounts: Float64Array,
  { days90, days365, ends }: Ahead,
): void {
  values[at + ANY_90] = formulas.anyOrderIfAlive(history, days90);
  values[at + ANY_365] = formulas.anyOrderIfAlive(history, days365);
  values[at + ORDERS_90] = formulas.ordersIfAlive(history, days90);
  values[at + ORDERS_365] = formulas.ordersIfAlive(history, days365);
  let before = 0;
  let total = 0;
  for (let m = 0; m < discounts.length; m++) {
    const after = formulas.ordersIfAlive(history, ends[m]!);
    total += Math.max(0, after - before) * discounts[m]!;
    before = after;
    if (m === 11) values[at + CLV_12] = total;
    if (m === 23) values[at + CLV_24] = total;
    if (m === 35) values[at + CLV_36] = total;
  }
}
