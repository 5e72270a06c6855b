import { WAIT_DAYS } from "../../figures/beyond.ts";
import { assignStates, thresholdsOf, valueAtRisk } from "../states/assign-states.ts";
import { AWAY_CHANCE, type StateThresholds } from "../states/lines.ts";
import { emptyScores } from "./columns.ts";
import type { CustomerColumns, Scores } from "./columns.ts";
import type { CountFit } from "./count-fit.ts";
import type { FitOptions } from "./fit-counts.ts";
import { chooseSpend } from "./choose-spend.ts";
import { fitSpend } from "./fit-spend.ts";
import type { OrderLedger } from "./ledger.ts";
import type { SpendFit } from "./spend-fit.ts";
import type { CountModel } from "../models/count-model.ts";
import { fitPurchases, type RegularChoice } from "../regular/choose-regular.ts";
import { customerIntervals } from "../predict/prediction-intervals.ts";
import { calendarClock, clockOf, type Clock } from "../season/clock.ts";
import { noSeason, type Season } from "../season/season.ts";
import { readiness } from "./readiness.ts";
import type { Readiness } from "./readiness.ts";
import { score } from "../predict/score.ts";
import type { ScoreOptions } from "../predict/discounted.ts";
import { secondOrder } from "../pictures/second-order.ts";
import { summaryTotals } from "../predict/summary.ts";
import type { Summary, SummaryTotals } from "../predict/summary.ts";

/** All that is kept of a night's fit; plain JSON, enough to score any customer the next day. */
export interface ShopFit {
  readonly today: number;
  readonly totals: SummaryTotals;
  readonly readiness: Readiness;
  readonly counts: CountFit;
  readonly spend: SpendFit;
  readonly thresholds: StateThresholds;
  /** Missing in fits of an earlier release, and where the shop was fitted without one. */
  readonly season?: Season | undefined;
}

/** The clock a fit was made on: what is scored with it is measured on the same. */
const clockOfFit = ({ season }: Pick<ShopFit, "season">): Clock => clockOf(season ?? noSeason);

export interface ShopFitOptions extends FitOptions {
  readonly model?: CountModel;
  /** Whether regular buyers are told from others; they are not where it is left out. */
  readonly regular?: RegularChoice | null;
  readonly score?: ScoreOptions;
  /** Of the summary's clock; kept with the fit. */
  readonly season?: Season | undefined;
  /** The orders behind the summary: whether spend moves, or goes with pace, is told from them. */
  readonly ledger?: OrderLedger;
}

/**
 * Fits a shop. Null where there is nothing to fit (below the gates: see readiness.ts and
 * simple-value.ts).
 */
export function fitShop(summary: Summary, options: ShopFitOptions = {}): ShopFit | null {
  const totals = summaryTotals(summary);
  const ready = readiness(totals);
  if (ready.confidence === "simple") return null;
  const logGaps = options.logGaps ?? summary.logGaps;
  const { logRates } = summary;
  const { model = "pnbd", regular, season } = options;
  const counts = fitPurchases(summary, { model, regular }, { ...options, logGaps, logRates });
  const spend = options.ledger
    ? chooseSpend(options.ledger, summary, counts, options.method)
    : fitSpend(summary, options.method);
  const predictions = score(counts, spend, summary, { months: 12, ...options.score });
  const aliveKnown = !counts.flags.includes("dropout-not-identified");
  const { usualWait, windowCloses } = secondOrder(summary);
  const lines = thresholdsOf(summary, predictions, { usualWait, windowCloses }, aliveKnown);
  const thresholds = counts.regular ? { ...lines, cyclesKnown: true } : lines;
  return { today: summary.today, totals, readiness: ready, counts, spend, thresholds, season };
}

/** Customers' facts as kept in the database, seen as a summary on `today`. */
export function summaryFromColumns(
  columns: CustomerColumns,
  today: number,
  clock: Clock = calendarClock,
): Summary {
  const { n } = columns;
  const whole = (of: (i: number) => number): Int32Array => {
    const column = new Int32Array(n);
    for (let i = 0; i < n; i++) column[i] = of(i);
    return column;
  };
  const real = (of: (i: number) => number): Float64Array => {
    const column = new Float64Array(n);
    for (let i = 0; i < n; i++) column[i] = of(i);
    return column;
  };
  const { orderDays, firstDay, lastDay, secondDay, revenueMinor, firstDayMinor } = columns;
  return {
    today,
    clock,
    size: n,
    customer: whole((i) => i),
    firstDay: firstDay.subarray(0, n),
    x: whole((i) => orderDays[i]! - 1),
    tx: whole((i) => clock.tick(lastDay[i]!) - clock.tick(firstDay[i]!)),
    secondAge: whole((i) =>
      orderDays[i]! > 1 ? clock.tick(secondDay[i]!) - clock.tick(firstDay[i]!) : 0,
    ),
    T: whole((i) => clock.tick(Math.max(today, lastDay[i]!)) - clock.tick(firstDay[i]!)),
    orders: orderDays.subarray(0, n),
    repeatValue: real((i) =>
      orderDays[i]! > 1
        ? Math.max(0, revenueMinor[i]! - firstDayMinor[i]!) / (orderDays[i]! - 1)
        : 0,
    ),
    firstValue: firstDayMinor.subarray(0, n),
    totalValue: revenueMinor.subarray(0, n),
    logGaps: 0,
    logRates: 0,
    hasValues: true,
    days: columns.days,
  };
}

export function scoreSummary(fit: ShopFit, summary: Summary, options: ScoreOptions = {}) {
  const predictions = score(fit.counts, fit.spend, summary, { months: 12, ...options });
  return { predictions, states: assignStates(summary, predictions, fit.thresholds) };
}

/** The same for customers' columns, in the columns the rest of the app reads. */
export function scoreByModel(columns: CustomerColumns, fit: ShopFit, today: number): Scores {
  const summary = summaryFromColumns(columns, today, clockOfFit(fit));
  const { predictions, states } = scoreSummary(fit, summary);
  const scores = emptyScores(columns.n);
  const intervals = customerIntervals(fit, summary, predictions);
  const { aliveKnown } = fit.thresholds;
  for (let i = 0; i < columns.n; i++) {
    const alive = predictions.alive[i]!;
    const clv12 = predictions.clv12[i]!;
    const orders = predictions.orders365[i]!;
    const state = states[i]!;
    scores.state[i] = state;
    if (summary.x[i]! > 0) {
      scores.expectedGapDays[i] = predictions.meanGap[i]!;
      scores.overdueRatio[i] = predictions.overdue[i]!;
      scores.cycleDays[i] = predictions.cycleDays[i]! > 0 ? predictions.cycleDays[i]! : NaN;
      // the median wait of those still there; where most will not order at all, no order is to be expected
      if (predictions.order365[i]! >= AWAY_CHANCE && predictions.nextOrder[i]! <= WAIT_DAYS)
        scores.nextOrderDay[i] = today + predictions.nextOrder[i]!;
    }
    if (aliveKnown) scores.pAlive[i] = alive;
    scores.pOrder90[i] = predictions.order90[i]!;
    scores.pOrder365[i] = predictions.order365[i]!;
    scores.expectedOrders12[i] = orders;
    scores.clv12Minor[i] = clv12;
    scores.clv12LowMinor[i] = intervals.valueLow[i]!;
    scores.clv12HighMinor[i] = intervals.valueHigh[i]!;
    scores.valueAtRiskMinor[i] = valueAtRisk(state, clv12, predictions.order90[i]!);
  }
  return scores;
}
