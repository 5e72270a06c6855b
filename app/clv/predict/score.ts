import { noSpend, type SpendFit } from "../fit/spend-fit.ts";
import { orderValueOf, timesOf } from "../fit/order-value.ts";
import { type CountFormulas, stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import type { Summary } from "./summary.ts";
import { monthEnds, monthlyDiscounts, type ScoreOptions } from "./discounted.ts";
import { type Predictor, regularPosterior } from "../regular/posterior.ts";
import { cellsOf } from "./cells.ts";
import type { Predictions } from "./predictions.ts";
import { mixCycles } from "./score-regular.ts";
import { aliveOf } from "./alive.ts";

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
  fit: Predictor,
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
    cycleDays: column(),
    missed: new Uint8Array(size),
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
    const value = orderValueOf(
      worth,
      orders,
      summary.repeatValue[i]!,
      summary.firstValue[i]!,
      timesOf(summary, i),
    );
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
  const posterior = regularPosterior(fit, summary, result.alive.slice());
  if (posterior !== null) mixCycles(result, posterior, summary, discounts);
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
