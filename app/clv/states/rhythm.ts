import { kaplanMeier, medianTime, survivalAt } from "../../numeric/kaplan-meier.ts";
import { emptyScores, type CustomerColumns, type Scores } from "../fit/columns.ts";
import type { CustomerState } from "./states.ts";

/** How a shop's customers come back, and where the lines between the states lie. */
export interface Rhythm {
  /** mean days between orders of returning customers */
  meanGapDays: number;
  /** half of those who return have done so by then */
  newUntilDays: number;
  /** from here on fewer than one in twenty returns in the next 90 days */
  windowClosesDays: number;
  /** spend above which a customer is in the top tenth / top fifth */
  topTenthMinor: number;
  topFifthMinor: number;
}

const FALLBACK_GAP_DAYS = 60;
const WINDOW_SHARE = 0.05;
const HORIZON_DAYS = 90;

/** Reads the shop's rhythm. With too few returning customers the fallback gap stands until there are some. */
export function rhythmOf(columns: CustomerColumns, today: number): Rhythm {
  let gaps = 0;
  let span = 0;
  const waits: { time: number; events: number; censored: number }[] = [];
  const returnedAfter: number[] = [];
  for (let i = 0; i < columns.n; i++) {
    gaps += columns.orderDays[i]! - 1;
    span += columns.lastDay[i]! - columns.firstDay[i]!;
    const second = columns.secondDay[i]!;
    const time = Math.max(0, (second || today) - columns.firstDay[i]!);
    waits.push({ time, events: second ? 1 : 0, censored: second ? 0 : 1 });
    if (second) returnedAfter.push(time);
  }
  const meanGapDays = gaps > 0 ? Math.max(1, span / gaps) : FALLBACK_GAP_DAYS;
  const steps = kaplanMeier(waits);
  const newUntilDays =
    medianTime(kaplanMeier(returnedAfter.map((time) => ({ time, events: 1, censored: 0 }))))
      .median ?? meanGapDays;
  return {
    meanGapDays,
    newUntilDays,
    windowClosesDays: windowEnd(steps, newUntilDays, meanGapDays),
    ...spendCuts(columns),
  };
}

function windowEnd(
  steps: ReturnType<typeof kaplanMeier>,
  newUntil: number,
  meanGap: number,
): number {
  const last = steps.at(-1)?.time ?? 0;
  for (let day = Math.ceil(newUntil); day + HORIZON_DAYS <= last; day++) {
    const now = survivalAt(steps, day);
    if (now > 0 && 1 - survivalAt(steps, day + HORIZON_DAYS) / now < WINDOW_SHARE) return day;
  }
  return Math.max(last, newUntil + meanGap);
}

function spendCuts(columns: CustomerColumns) {
  const spend = columns.revenueMinor.slice(0, columns.n).sort();
  const at = (share: number) =>
    spend[Math.min(columns.n - 1, Math.floor(share * columns.n))] ?? Infinity;
  return { topTenthMinor: at(0.9), topFifthMinor: at(0.8) };
}

/**
 * States by each customer's own gap between orders: their mean gap with the shop's counted as one more gap, so that two orders do not make
 * a rule.
 */
export function scoreByRhythm(columns: CustomerColumns, rhythm: Rhythm, today: number): Scores {
  const scores = emptyScores(columns.n);
  for (let i = 0; i < columns.n; i++) {
    const x = columns.orderDays[i]! - 1;
    const since = Math.max(0, today - columns.lastDay[i]!);
    if (x === 0) {
      scores.state[i] =
        since <= rhythm.newUntilDays
          ? "new"
          : since <= rhythm.windowClosesDays
            ? "second_order_window"
            : "one_time_closed";
      continue;
    }
    const gap = (columns.lastDay[i]! - columns.firstDay[i]! + rhythm.meanGapDays) / (x + 1);
    const overdue = since / gap;
    scores.expectedGapDays[i] = gap;
    scores.overdueRatio[i] = overdue;
    scores.nextOrderDay[i] = columns.lastDay[i]! + gap;
    scores.state[i] = stateOf(overdue, columns.revenueMinor[i]!, rhythm);
    // a year's spend at their own pace, for those whose order is overdue
    if (overdue >= 1.5 && overdue < 6)
      scores.valueAtRiskMinor[i] = (columns.revenueMinor[i]! / (x + 1)) * (365 / gap);
  }
  return scores;
}

function stateOf(overdue: number, revenueMinor: number, rhythm: Rhythm): CustomerState {
  if (overdue < 1.5 && revenueMinor >= rhythm.topTenthMinor) return "vip";
  if (overdue < 0.8) return "active";
  if (overdue < 1.5) return "due_now";
  if (overdue >= 6) return "lapsed";
  if (revenueMinor >= rhythm.topFifthMinor) return "high_value_at_risk";
  return overdue < 3 ? "slipping" : "cooling";
}
