import { areaUnderCurve } from "../../numeric/ranking.ts";
import { type CarriedForward, type Loss, lossesOf, pacesSoFar } from "./carry-forward.ts";
import { DAYS_PER_MONTH, formatDay } from "../../calendar/days.ts";
import type { FitMethod } from "./count-fit.ts";
import { predictHorizons } from "../predict/horizon.ts";
import type { OrderLedger } from "./ledger.ts";
import type { CountModel } from "../models/count-model.ts";
import type { Clock } from "../season/clock.ts";
import { summarise, type Summary } from "../predict/summary.ts";
import { fitPurchases, type RegularChoice } from "../regular/choose-regular.ts";
import type { Predictor } from "../regular/posterior.ts";
import {
  binsOf,
  type Compared,
  type ComparedThrice,
  decilesOf,
  groupsOf,
  type TestedGroups,
} from "./compared.ts";
import { trackingError, type TrackingError } from "./tracking-error.ts";
import { inWords, type BacktestTotals } from "./backtest-words.ts";

/** What the model would have said at the cut, against what then happened. */
export interface Backtest extends BacktestTotals {
  readonly model: CountModel;
  /** Root mean square error of a customer's number of orders. */
  readonly rmse: number;
  /** Mean squared error of P(order). */
  readonly brier: number;
  /** Mean distance of predicted from actual share of buyers over ten bins of P(order). */
  readonly calibrationError: number;
  readonly trackingError: TrackingError;
  readonly byMonth: readonly ComparedThrice[];
  /** Ten groups of customers by expected orders, least first. */
  readonly deciles: readonly ComparedThrice[];
  /** Bins of P(order): predicted and actual number of buyers. */
  readonly calibration: readonly Compared[];
  /** Each customer at the pace they had, for the same days. */
  readonly carried: CarriedForward;
  /** In what the model did worse than that; empty where in nothing. */
  readonly losses: readonly Loss[];
  readonly sentence: string;
}

/** A test as it is read again: one of an earlier release knows nothing of carrying the past forward. */
export type KeptBacktest = Omit<Backtest, "model" | "carried" | "losses" | "byMonth" | "deciles"> &
  Partial<Pick<Backtest, "model" | "carried" | "losses">> & {
    readonly byMonth: readonly Compared[];
    readonly deciles: readonly Compared[];
  };

/** A test, and which group of it each customer of its summary was in. */
export interface Tested {
  readonly backtest: Backtest;
  readonly summary: Summary;
  readonly groups: TestedGroups;
}

/** Fits on what was known at `cut` and compares with the days up to `today`. */
export function backtest(
  ledger: OrderLedger,
  cut: number,
  today: number,
  {
    model = "pnbd",
    regular = null,
    method = "map",
    clock,
  }: {
    model?: CountModel;
    regular?: RegularChoice | null;
    method?: FitMethod;
    clock?: Clock;
  } = {},
): Tested | null {
  const summary = summarise(ledger, cut, clock);
  if (summary.size === 0 || today <= cut) return null;
  const fit = fitPurchases(summary, { model, regular }, { method, logGaps: summary.logGaps });
  return testedOn(ledger, summary, fit, today);
}

/** The comparison for a fit already made on `summary`. */
export const compareHoldout = (...given: Parameters<typeof testedOn>): Backtest =>
  testedOn(...given).backtest;

function testedOn(ledger: OrderLedger, summary: Summary, fit: Predictor, today: number): Tested {
  const cut = summary.today;
  const days = today - cut;
  const months = Math.max(1, Math.ceil(days / DAYS_PER_MONTH - 1e-9));
  const ends = Array.from({ length: months }, (_, m) => Math.min(days, (m + 1) * DAYS_PER_MONTH));
  const { orders, anyOrder } = predictHorizons(fit, summary, ends);
  const predicted = orders[months - 1]!;
  const paces = pacesSoFar(summary);
  const carried = paces.map((pace) => pace * days);
  const { actual, actualByMonth } = actualOrders(ledger, summary, today, ends);

  const n = summary.size;
  let predictedOrders = 0;
  let actualTotal = 0;
  let absolute = 0;
  let square = 0;
  let brier = 0;
  let pace = 0;
  let carriedAbsolute = 0;
  let carriedSquare = 0;
  const bought = new Uint8Array(n);
  for (let i = 0; i < n; i++) {
    const error = predicted[i]! - actual[i]!;
    predictedOrders += predicted[i]!;
    actualTotal += actual[i]!;
    absolute += Math.abs(error);
    square += error * error;
    bought[i] = actual[i]! > 0 ? 1 : 0;
    brier += (anyOrder[i]! - bought[i]!) ** 2;
    const other = carried[i]! - actual[i]!;
    pace += paces[i]!;
    carriedAbsolute += Math.abs(other);
    carriedSquare += other * other;
  }
  const groups = groupsOf(anyOrder, predicted);
  const calibration = binsOf(groups, anyOrder, bought);
  let calibrationError = 0;
  for (const bin of calibration) calibrationError += Math.abs(bin.predicted - bin.actual) / n;
  const sums = orders.map((column) => column.reduce((sum, value) => sum + value, 0));
  const biasOf = (total: number) => (actualTotal > 0 ? total / actualTotal - 1 : NaN);
  const auc = areaUnderCurve(anyOrder, bought);
  const result = {
    model: fit.model,
    cut,
    days,
    customers: n,
    actualOrders: actualTotal,
    predictedOrders,
    bias: biasOf(predictedOrders),
    mae: absolute / n,
    rmse: Math.sqrt(square / n),
    auc,
    brier: brier / n,
    calibrationError,
    trackingError: trackingError(ledger, summary, fit, today),
    byMonth: ends.map((end, m) => ({
      label: formatDay(cut + Math.round(end)),
      customers: n,
      predicted: sums[m]! - (sums[m - 1] ?? 0),
      actual: actualByMonth[m]!,
      carried: pace * (end - (ends[m - 1] ?? 0)),
    })),
    deciles: decilesOf(groups, predicted, actual, carried),
    calibration,
    carried: {
      predictedOrders: pace * days,
      bias: biasOf(pace * days),
      mae: carriedAbsolute / n,
      rmse: Math.sqrt(carriedSquare / n),
    },
    losses: lossesOf(predicted, carried, actual, auc),
  };
  return { backtest: { ...result, sentence: inWords(result) }, summary, groups };
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
