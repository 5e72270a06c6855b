import { kaplanMeier, medianTime, survivalAt } from "../../numeric/kaplan-meier.ts";
import type { SurvivalStep } from "../../numeric/kaplan-meier.ts";
import type { Summary } from "../predict/summary.ts";
import { WINDOW_CHANCE, WINDOW_DAYS } from "../states/lines.ts";

/** Days, with a 95 % interval; null where the curve has not come down far enough yet. */
export interface Days {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** When customers come back for a second order, with those still waiting counted as waiting. */
export interface SecondOrder {
  /** Share without a second order, by days since the first. */
  readonly curve: readonly SurvivalStep[];
  /** Days by which half of all customers have ordered again. */
  readonly median: Days;
  /** Days by which half of those who come back within the history have come back. */
  readonly usualWait: number;
  /** Last day of the win-back window: later, too few first orders turn into second ones. */
  readonly windowCloses: number;
}

export interface WindowOptions {
  /** The window is open while at least this share orders again… */
  readonly floor?: number;
  /** …within this many days. */
  readonly within?: number;
}

/** Of fewer who came back, a curve and its interval are one person's story. */
export const FEWEST_BACK = 5;

/** Where nobody has come back yet there is nothing to measure. */
const UNKNOWN_WAIT = 60;

/**
 * Kaplan–Meier on days to the second order, right-censored today. A plain share of one-time
 * buyers would count last week's customers as lost.
 */
export function secondOrder(summary: Summary, options: WindowOptions = {}): SecondOrder {
  let longest = 0;
  for (let i = 0; i < summary.size; i++) longest = Math.max(longest, summary.T[i]!);
  const events = new Float64Array(longest + 1);
  const censored = new Float64Array(longest + 1);
  for (let i = 0; i < summary.size; i++) {
    if (summary.x[i]! > 0) events[summary.secondAge[i]!]! += 1;
    else censored[summary.T[i]!]! += 1;
  }
  const waits = Array.from(events, (count, time) => {
    return { time, events: count, censored: censored[time]! };
  });
  const curve = kaplanMeier(waits);
  const { median, low, high } = medianTime(curve);
  const isTold = events.reduce((sum, count) => sum + count, 0) >= FEWEST_BACK;
  return {
    curve: isTold ? curve : [],
    // The faster half of an uncertain curve is its lower bound.
    median: isTold ? { value: median, low, high } : { value: null, low: null, high: null },
    usualWait: usualWait(curve),
    windowCloses: windowCloses(curve, longest, options),
  };
}

/** Share who have ordered again by `day`. */
export function shareBack(curve: readonly SurvivalStep[], day: number): number {
  return 1 - survivalAt([...curve], day);
}

function usualWait(curve: readonly SurvivalStep[]): number {
  const end = curve.at(-1)?.survival;
  if (end === undefined) return UNKNOWN_WAIT;
  const half = 1 - (1 - end) / 2;
  return curve.find((step) => step.survival <= half)?.time ?? UNKNOWN_WAIT;
}

/** First day d with P(second order by d + within | none by d) below the floor. */
function windowCloses(
  curve: readonly SurvivalStep[],
  longest: number,
  { floor = WINDOW_CHANCE, within = WINDOW_DAYS }: WindowOptions,
): number {
  const waiting = new Float64Array(longest + 1);
  let step = 0;
  let survival = 1;
  for (let day = 0; day <= longest; day++) {
    while (step < curve.length && curve[step]!.time <= day) survival = curve[step++]!.survival;
    waiting[day] = survival;
  }
  for (let day = usualWait(curve); day + within <= longest; day++) {
    if (waiting[day]! > 0 && 1 - waiting[day + within]! / waiting[day]! < floor) return day;
  }
  return Math.max(longest, usualWait(curve) + within);
}
