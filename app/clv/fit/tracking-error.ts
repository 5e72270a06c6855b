import { DAYS_PER_WEEK } from "../../calendar/days.ts";
import type { OrderLedger } from "./ledger.ts";
import { ordersFromStart } from "../regular/newcomers.ts";
import type { Predictor } from "../regular/posterior.ts";
import type { Summary } from "../predict/summary.ts";

/** Mean error of cumulative repeat orders, week by week: whole history, and holdout alone. */
export interface TrackingError {
  readonly all: number;
  readonly holdout: number;
}

/**
 * Mean absolute percentage error of cumulative repeat orders at the end of each week, predicted
 * for new customers from their first order on (Fader & Hardie's tracking plot).
 */
export function trackingError(
  ledger: OrderLedger,
  summary: Summary,
  fit: Predictor,
  today: number,
): TrackingError {
  const fromStart = ordersFromStart(fit);
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
  const { clock } = summary;
  const ticks = Int32Array.from(joined, (_, day) => clock.tick(firstDay + day));
  const expectedAtAge = new Float64Array(ticks[span]! - ticks[0]! + 1).fill(NaN);
  const expectedBy = (age: number): number => {
    if (Number.isNaN(expectedAtAge[age]!)) expectedAtAge[age] = fromStart(age);
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
      if (joined[day]! > 0) expected += joined[day]! * expectedBy(ticks[end]! - ticks[day]!);
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
