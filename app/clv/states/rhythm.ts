import { WAIT_DAYS } from "../../figures/beyond.ts";
import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import { kaplanMeier, medianTime, survivalAt } from "../../numeric/kaplan-meier.ts";
import { emptyScores, type CustomerColumns, type Scores } from "../fit/columns.ts";
import { stateByRhythm } from "./assign-states.ts";
import { TOP_BY_SPEND, TOP_BY_VALUE, WINDOW_CHANCE, WINDOW_DAYS, type Rhythm } from "./lines.ts";

const FALLBACK_GAP_DAYS = 60;

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
  for (let day = Math.ceil(newUntil); day + WINDOW_DAYS <= last; day++) {
    const now = survivalAt(steps, day);
    if (now > 0 && 1 - survivalAt(steps, day + WINDOW_DAYS) / now < WINDOW_CHANCE) return day;
  }
  return Math.max(last, newUntil + meanGap);
}

function spendCuts(columns: CustomerColumns) {
  const spend = columns.revenueMinor.slice(0, columns.n).sort();
  // the best of a handful is whoever came
  const at = (share: number) =>
    columns.n < FEWEST_FOR_SHARES
      ? null
      : spend[Math.min(columns.n - 1, Math.floor(share * columns.n))]!;
  return { topTenthMinor: at(1 - TOP_BY_VALUE), topFifthMinor: at(1 - TOP_BY_SPEND) };
}

/**
 * States by each customer's own gap between orders: their mean gap with the shop's counted as one more gap, so that
 * two orders do not make a rule. Nothing is predicted, so nothing of it is at risk: a year at their own pace would say
 * more of a customer than anybody knows.
 */
export function scoreByRhythm(columns: CustomerColumns, rhythm: Rhythm, today: number): Scores {
  const scores = emptyScores(columns.n);
  for (let i = 0; i < columns.n; i++) {
    const x = columns.orderDays[i]! - 1;
    const since = Math.max(0, today - columns.lastDay[i]!);
    const gap = (columns.lastDay[i]! - columns.firstDay[i]! + rhythm.meanGapDays) / (x + 1);
    const overdue = since / gap;
    const totalValue = columns.revenueMinor[i]!;
    scores.state[i] = stateByRhythm({ x, since, overdue, totalValue }, rhythm);
    if (x === 0) continue;
    scores.expectedGapDays[i] = gap;
    scores.overdueRatio[i] = overdue;
    // a day that has passed is not the next, and nobody knows one years ahead
    if (overdue < 1 && gap - since <= WAIT_DAYS) scores.nextOrderDay[i] = columns.lastDay[i]! + gap;
  }
  return scores;
}
