import type { CountFit } from "../fit/fit-counts.ts";
import { noSpend, orderValueOf } from "../fit/fit-spend.ts";
import type { SpendFit } from "../fit/fit-spend.ts";
import { DAYS_PER_MONTH } from "../../calendar/days.ts";
import type { CountFormulas } from "../models/count-model.ts";
import { stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { MOMENTS, ParetoTails } from "../models/pareto-tails.ts";
import type { Summary } from "./summary.ts";

export interface ScoreOptions {
  /** Money now against money a year later: 0.15 means 15 % a year. */
  readonly annualDiscount?: number;
  /** Discount each month's orders from its middle (default) or from its end. */
  readonly midPeriod?: boolean;
  /** Longest horizon of CLV; the shorter ones come with it. */
  readonly months?: 12 | 24 | 36;
}

/** Predictions, one row per row of the summary. Values in minor units, times in days. */
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
  /** Days between orders to be expected of the customer while alive: (α+T)/(r+x) per order. */
  readonly meanGap: Float64Array;
  /** Days since the last order over that gap; 1 is due. */
  readonly overdue: Float64Array;
  /** Days until half of customers like this, if alive, have ordered; NaN for one-time buyers. */
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
  const { size, x, tx, T } = summary;
  const formulas = formulasFor(fit.model, fit.parameters);
  const discounts = monthlyDiscounts(options);
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
      fillCell(values, at, formulas, { x: orders, tx: tx[i]!, T: age }, discounts);
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
    result.nextOrder[i] =
      orders === 0
        ? NaN
        : k === 1
          ? (alpha + age) * Math.expm1(Math.LN2 / (r + orders))
          : formulas.medianWaitIfAlive({ x: orders, tx: tx[i]!, T: age });
  }
  return result;
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

/**
 * Expected orders given alive over the months ahead, each month's weighed with its discount.
 */
export function discountedOrders(
  formulas: CountFormulas,
  history: { readonly x: number; readonly tx: number; readonly T: number },
  discounts: ArrayLike<number>,
  monthLength = DAYS_PER_MONTH,
): number {
  let before = 0;
  let total = 0;
  for (let m = 0; m < discounts.length; m++) {
    const after = formulas.ordersIfAlive(history, (m + 1) * monthLength);
    total += Math.max(0, after - before) * discounts[m]!;
    before = after;
  }
  return total;
}

/** Discounted expected value of the next `months` of every row, minor units, and nothing else. */
export function discountedValue(
  fit: Pick<CountFit, "model" | "parameters">,
  spend: SpendFit,
  summary: Summary,
  months: 12 | 24 | 36,
  options: ScoreOptions = {},
): Float64Array {
  const { size, x, tx, T } = summary;
  const formulas = formulasFor(fit.model, fit.parameters);
  const discounts = monthlyDiscounts({ ...options, months });
  const cells = cellsOf(summary, stagesOf(fit.model) > 1);
  const orders = new Float64Array(cells.count).fill(-1);
  const values = aliveOf(fit, formulas, summary);
  for (let i = 0; i < size; i++) {
    const cell = cells.index[i]!;
    if (orders[cell]! < 0) {
      const history = { x: x[i]!, tx: tx[i]!, T: T[i]! };
      orders[cell] = discountedOrders(formulas, history, discounts);
    }
    const value = orderValueOf(spend, x[i]!, summary.repeatValue[i]!, summary.firstValue[i]!);
    values[i]! *= value * orders[cell]!;
  }
  return values;
}

function fillCell(
  values: Float64Array,
  at: number,
  formulas: CountFormulas,
  history: { readonly x: number; readonly tx: number; readonly T: number },
  discounts: Float64Array,
): void {
  values[at + ANY_90] = formulas.anyOrderIfAlive(history, 90);
  values[at + ANY_365] = formulas.anyOrderIfAlive(history, 365);
  values[at + ORDERS_90] = formulas.ordersIfAlive(history, 90);
  values[at + ORDERS_365] = formulas.ordersIfAlive(history, 365);
  let before = 0;
  let total = 0;
  for (let m = 0; m < discounts.length; m++) {
    const after = formulas.ordersIfAlive(history, (m + 1) * DAYS_PER_MONTH);
    total += Math.max(0, after - before) * discounts[m]!;
    before = after;
    if (m === 11) values[at + CLV_12] = total;
    if (m === 23) values[at + CLV_24] = total;
    if (m === 35) values[at + CLV_36] = total;
  }
}

export interface Cells {
  readonly count: number;
  readonly index: Int32Array;
}

/** Numbers the distinct (x, T), or (x, T, t_x) where gaps have memory. */
export function cellsOf({ size, x, tx, T }: Summary, withLast: boolean): Cells {
  const index = new Int32Array(size);
  if (withLast) {
    const seen = new Map<number, number>();
    for (let i = 0; i < size; i++) {
      const key = (x[i]! * 65_536 + tx[i]!) * 65_536 + T[i]!;
      let cell = seen.get(key);
      if (cell === undefined) {
        cell = seen.size;
        seen.set(key, cell);
      }
      index[i] = cell;
    }
    return { count: seen.size, index };
  }
  let longest = 0;
  let most = 0;
  for (let i = 0; i < size; i++) {
    if (T[i]! > longest) longest = T[i]!;
    if (x[i]! > most) most = x[i]!;
  }
  const rowOfX = new Int32Array(most + 1).fill(-1);
  let rows = 0;
  for (let i = 0; i < size; i++) if (rowOfX[x[i]!] === -1) rowOfX[x[i]!] = rows++;
  const cellAt = new Int32Array(rows * (longest + 1)).fill(-1);
  let count = 0;
  for (let i = 0; i < size; i++) {
    const slot = rowOfX[x[i]!]! * (longest + 1) + T[i]!;
    if (cellAt[slot] === -1) cellAt[slot] = count++;
    index[i] = cellAt[slot]!;
  }
  return { count, index };
}

/** P(alive) of every row. */
export function aliveOf(
  fit: Pick<CountFit, "model" | "parameters">,
  formulas: CountFormulas,
  summary: Summary,
): Float64Array {
  if (fit.model === "pnbd") return paretoAlive(fit.parameters, summary);
  const { size, x, tx, T } = summary;
  if (stagesOf(fit.model) > 1) {
    return Float64Array.from({ length: size }, (_, i) => {
      return formulas.alive({ x: x[i]!, tx: tx[i]!, T: T[i]! });
    });
  }
  const [r, alpha, a, b] = fit.parameters;
  const shift = fit.model === "bgnbd" ? -1 : 0;
  let longest = 0;
  for (let i = 0; i < size; i++) if (T[i]! > longest) longest = T[i]!;
  const logAge = Float64Array.from({ length: longest + 1 }, (_, t) => Math.log1p(t / alpha));
  const logOdds: number[] = [];
  const alive = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    if (orders + shift < 0) {
      alive[i] = 1;
      continue;
    }
    const base = (logOdds[orders] ??= Math.log(a) - Math.log(b + (orders + shift)));
    alive[i] = 1 / (1 + Math.exp(base + (r + orders) * (logAge[T[i]!]! - logAge[tx[i]!]!)));
  }
  return alive;
}

/** P(alive) of Pareto/NBD by the day tables of the likelihood: one exponential per customer. */
function paretoAlive(parameters: CountFit["parameters"], summary: Summary): Float64Array {
  const { size, x, tx, T } = summary;
  const [r, alpha, s, beta] = parameters;
  let longest = 0;
  let most = 0;
  for (let i = 0; i < size; i++) {
    if (T[i]! > longest) longest = T[i]!;
    if (x[i]! > most) most = x[i]!;
  }
  const seen = new Uint8Array(most + 1);
  for (let i = 0; i < size; i++) seen[x[i]!] = 1;
  const tails = new ParetoTails(longest);
  tails.setParameters(r, alpha, s, beta);
  const { logA, logB, moments } = tails;
  const width = longest + 1;
  /** h_k(t) of every k that occurs, one row of days each. */
  const table = new Float64Array(width * seen.reduce((sum, flag) => sum + flag, 0));
  const startOf = new Int32Array(most + 1);
  let start = 0;
  for (let k = 0; k <= most; k++) {
    if (seen[k] === 0) continue;
    tails.tabulate(k, 0, longest);
    for (let t = 0; t < width; t++) table[start + t] = moments[MOMENTS * t]!;
    startOf[k] = start;
    start += width;
  }
  const alive = new Float64Array(size);
  const logBeta = Math.log(beta);
  for (let i = 0; i < size; i++) {
    const orders = x[i]!;
    const age = T[i]!;
    const last = tx[i]!;
    const row = startOf[orders]!;
    const log =
      (r + orders) * (logA[age]! - logA[last]!) + s * logB[age]! - (s + 1) * logB[last]! - logBeta;
    const e = Math.exp(log > 0 ? -log : log);
    const rho = log > 0 ? 1 : e;
    const one = log > 0 ? e : 1;
    const integral = rho * table[row + last]! - (one / (beta + age)) * table[row + age]!;
    alive[i] = one / (one + s * Math.max(0, integral));
  }
  return alive;
}
