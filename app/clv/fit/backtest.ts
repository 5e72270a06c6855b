import { areaUnderCurve, ascending } from "../../numeric/ranking.ts";
import { compress } from "./compress.ts";
import { DAYS_PER_MONTH, DAYS_PER_WEEK, formatDay } from "../../calendar/days.ts";
import { fitCounts } from "./fit-counts.ts";
import type { CountFit, FitMethod } from "./fit-counts.ts";
import { predictHorizons } from "../predict/horizon.ts";
import type { OrderLedger } from "./ledger.ts";
import type { CountModel } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import { summarise } from "../predict/summary.ts";
import type { Summary } from "../predict/summary.ts";

/** Predicted and actual orders of one part of the holdout or of the customers. */
export interface Compared {
  readonly label: string;
  readonly customers: number;
  readonly predicted: number;
  readonly actual: number;
}

/** What the model would have said at the cut, against what then happened. */
export interface Backtest {
  readonly cut: number;
  readonly days: number;
  readonly customers: number;
  readonly actualOrders: number;
  readonly predictedOrders: number;
  /** predicted ÷ actual − 1; NaN without an order. */
  readonly bias: number;
  /** Mean absolute and root mean square error of a customer's number of orders. */
  readonly mae: number;
  readonly rmse: number;
  /** Chance that a customer who ordered was given the higher P(order) than one who did not. */
  readonly auc: number;
  /** Mean squared error of P(order). */
  readonly brier: number;
  /** Mean distance of predicted from actual share of buyers over ten bins of P(order). */
  readonly calibrationError: number;
  /** Mean error of cumulative repeat orders, week by week: whole history, and holdout alone. */
  readonly trackingError: { readonly all: number; readonly holdout: number };
  readonly byMonth: readonly Compared[];
  /** Ten groups of customers by expected orders, least first. */
  readonly deciles: readonly Compared[];
  /** Bins of P(order): predicted and actual number of buyers. */
  readonly calibration: readonly Compared[];
  readonly sentence: string;
}

/** Fits on what was known at `cut` and compares with the days up to `today`. */
export function backtest(
  ledger: OrderLedger,
  cut: number,
  today: number,
  { model = "pnbd", method = "map" }: { model?: CountModel; method?: FitMethod } = {},
): Backtest | null {
  const summary = summarise(ledger, cut);
  if (summary.size === 0 || today <= cut) return null;
  const fit = fitCounts(compress(summary), model, { method, logGaps: summary.logGaps });
  return compareHoldout(ledger, summary, fit, today);
}

/** The comparison for a fit already made on `summary`. */
export function compareHoldout(
  ledger: OrderLedger,
  summary: Summary,
  fit: Pick<CountFit, "model" | "parameters">,
  today: number,
): Backtest {
  const cut = summary.today;
  const days = today - cut;
  const months = Math.max(1, Math.ceil(days / DAYS_PER_MONTH - 1e-9));
  const ends = Array.from({ length: months }, (_, m) => Math.min(days, (m + 1) * DAYS_PER_MONTH));
  const { orders, anyOrder } = predictHorizons(fit, summary, ends);
  const predicted = orders[months - 1]!;
  const { actual, actualByMonth } = actualOrders(ledger, summary, today, ends);

  const n = summary.size;
  let predictedOrders = 0;
  let actualTotal = 0;
  let absolute = 0;
  let square = 0;
  let brier = 0;
  const bought = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const error = predicted[i]! - actual[i]!;
    predictedOrders += predicted[i]!;
    actualTotal += actual[i]!;
    absolute += Math.abs(error);
    square += error * error;
    bought[i] = actual[i]! > 0 ? 1 : 0;
    brier += (anyOrder[i]! - bought[i]!) ** 2;
  }
  const calibration = binsOf(anyOrder, bought);
  let calibrationError = 0;
  for (const bin of calibration) calibrationError += Math.abs(bin.predicted - bin.actual) / n;
  const sums = orders.map((column) => column.reduce((sum, value) => sum + value, 0));
  const result = {
    cut,
    days,
    customers: n,
    actualOrders: actualTotal,
    predictedOrders,
    bias: actualTotal > 0 ? predictedOrders / actualTotal - 1 : NaN,
    mae: absolute / n,
    rmse: Math.sqrt(square / n),
    auc: areaUnderCurve(anyOrder, bought),
    brier: brier / n,
    calibrationError,
    trackingError: trackingError(ledger, summary, fit, today),
    byMonth: ends.map((end, m) => ({
      label: formatDay(cut + Math.round(end)),
      customers: n,
      predicted: sums[m]! - (sums[m - 1] ?? 0),
      actual: actualByMonth[m]!,
    })),
    deciles: decilesOf(predicted, actual),
    calibration,
  };
  return { ...result, sentence: inWords(result) };
}

function actualOrders(
  ledger: OrderLedger,
  summary: Summary,
  today: number,
  ends: readonly number[],
) {
  const actual = new Float64Array(summary.size);
  const actualByMonth = ends.map(() => 0);
  for (let i = 0; i < summary.size; i++) {
    const c = summary.customer[i]!;
    for (let entry = ledger.offsets[c]!; entry < ledger.offsets[c + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day <= summary.today || day > today) continue;
      actual[i]! += 1;
      const month = ends.findIndex((end) => day - summary.today <= end);
      actualByMonth[month === -1 ? ends.length - 1 : month]! += 1;
    }
  }
  return { actual, actualByMonth };
}

function binsOf(probability: Float64Array, bought: Uint8Array): Compared[] {
  const bins = Array.from({ length: 10 }, (_, bin) => ({
    label: `${bin * 10}–${bin * 10 + 10} %`,
    customers: 0,
    predicted: 0,
    actual: 0,
  }));
  for (let i = 0; i < probability.length; i++) {
    const bin = bins[Math.min(9, Math.floor(probability[i]! * 10))]!;
    bin.customers++;
    bin.predicted += probability[i]!;
    bin.actual += bought[i]!;
  }
  return bins.filter((bin) => bin.customers > 0);
}

function decilesOf(predicted: Float64Array, actual: Float64Array): Compared[] {
  const order = ascending(predicted);
  const n = order.length;
  const deciles: Compared[] = [];
  for (let d = 0; d < 10; d++) {
    const from = Math.floor((d * n) / 10);
    const to = Math.floor(((d + 1) * n) / 10);
    let expected = 0;
    let seen = 0;
    for (let slot = from; slot < to; slot++) {
      expected += predicted[order[slot]!]!;
      seen += actual[order[slot]!]!;
    }
    const label = `${d + 1}`;
    deciles.push({ label, customers: to - from, predicted: expected, actual: seen });
  }
  return deciles;
}

/**
 * Mean absolute percentage error of cumulative repeat orders at the end of each week, predicted
 * for new customers from their first order on (Fader & Hardie's tracking plot).
 */
function trackingError(
  ledger: OrderLedger,
  summary: Summary,
  fit: Pick<CountFit, "model" | "parameters">,
  today: number,
): Backtest["trackingError"] {
  const formulas = formulasFor(fit.model, fit.parameters);
  let firstDay = today;
  for (let i = 0; i < summary.size; i++) firstDay = Math.min(firstDay, summary.firstDay[i]!);
  const span = today - firstDay;
  const joined = new Float64Array(span + 1);
  const repeats = new Float64Array(span + 1);
  for (let i = 0; i < summary.size; i++) {
    joined[summary.firstDay[i]! - firstDay]! += 1;
    const c = summary.customer[i]!;
    for (let entry = ledger.offsets[c]! + 1; entry < ledger.offsets[c + 1]!; entry++) {
      const day = ledger.day[entry]!;
      if (day <= today) repeats[day - firstDay]! += 1;
    }
  }
  const expectedAtAge = new Float64Array(span + 1).fill(NaN);
  const expectedBy = (age: number): number => {
    if (Number.isNaN(expectedAtAge[age]!)) expectedAtAge[age] = formulas.ordersFromStart(age);
    return expectedAtAge[age]!;
  };
  let all = 0;
  let weeks = 0;
  let holdout = 0;
  let holdoutWeeks = 0;
  let actual = 0;
  let counted = 0;
  for (let end = DAYS_PER_WEEK; end <= span; end += DAYS_PER_WEEK) {
    for (; counted <= end; counted++) actual += repeats[counted]!;
    if (actual === 0) continue;
    let expected = 0;
    for (let day = 0; day <= end; day++) {
      if (joined[day]! > 0) expected += joined[day]! * expectedBy(end - day);
    }
    const error = Math.abs(expected / actual - 1);
    all += error;
    weeks++;
    if (firstDay + end > summary.today) {
      holdout += error;
      holdoutWeeks++;
    }
  }
  return {
    all: weeks > 0 ? all / weeks : NaN,
    holdout: holdoutWeeks > 0 ? holdout / holdoutWeeks : NaN,
  };
}

function inWords(result: Omit<Backtest, "sentence">): string {
  const { customers, days, actualOrders: actual, predictedOrders: predicted, cut } = result;
  const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
  const since = `In the ${days} days after ${formatDay(cut)}`;
  if (actual === 0) {
    return (
      `${since} none of the ${whole(customers)} customers ordered; ` +
      `${whole(predicted)} orders had been expected.`
    );
  }
  const percent = Math.abs(100 * result.bias).toFixed(1);
  const direction = result.bias < 0 ? "too few" : "too many";
  const ranked = Number.isFinite(result.auc)
    ? ` Of a customer who ordered and one who did not, it gave the right one the better chance ` +
      `${whole(100 * result.auc)} times out of 100.`
    : "";
  return (
    `${since} the ${whole(customers)} customers known by then placed ${whole(actual)} orders; ` +
    `the model had expected ${whole(predicted)}, ${percent} % ${direction}. Per customer it was ` +
    `off by ${result.mae.toFixed(2)} orders on average.${ranked}`
  );
}
