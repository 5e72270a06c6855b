import { DAYS_PER_MONTH } from "../../calendar/days.ts";
import type { RegularPosterior } from "../regular/posterior.ts";
import {
  chanceOfOthers,
  eachRenewing,
  mixedAlive,
  RenewalCells,
} from "../regular/renewal-cells.ts";
import { RenewalOutlook } from "../regular/renewal-outlook.ts";
import { discountedSum } from "./discounted.ts";
import type { Predictions } from "./predictions.ts";
import type { Summary } from "./summary.ts";

/** More likely than not. */
const REGULAR = 0.5;
/** An order later than the cycle by so many spreads, and half a day, is missed: one in fifty comes so late. */
const LATE = 2;

/** Weighs predictions of the count model with those of the cycles, in place, by each row's chances. */
export function mixCycles(
  result: Predictions,
  posterior: RegularPosterior,
  summary: Summary,
  discounts: Float64Array,
): void {
  const { size, x } = summary;
  const { chance, since, buyers } = posterior;
  const { orders90, orders365, order90, order365, clv12, clv24, clv36, orderValue } = result;
  const byCount = [orders90, orders365, order90, order365, clv12, clv24, clv36];
  for (let i = 0; i < size; i++) {
    const others = chanceOfOthers(posterior, i);
    for (const column of byCount) column[i]! *= others;
  }
  const months = discounts.length;
  const ends = Array.from(discounts, (_, m) => (m + 1) * DAYS_PER_MONTH);
  const renewals = new RenewalCells(posterior, [...ends, 90, 365]);
  const valued = [clv12, clv24, clv36].slice(0, Math.floor(months / 12));
  eachRenewing(posterior, (i, cycle, renewing) => {
    const { orders, anyOrder } = renewals.at(cycle, x[i]!, since[i]!);
    orders90[i]! += renewing * orders[months]!;
    orders365[i]! += renewing * orders[months + 1]!;
    order90[i]! += renewing * anyOrder[months]!;
    order365[i]! += renewing * anyOrder[months + 1]!;
    const worth = renewing * orderValue[i]!;
    valued.forEach((column, year) => {
      column[i]! += worth * discountedSum(orders, discounts.subarray(0, 12 * (year + 1)));
    });
  });
  result.alive.set(mixedAlive(posterior));

  const width = buyers.cycles.length;
  const outlooks = buyers.cycles.map((cycle) => new RenewalOutlook(cycle));
  for (let i = 0; i < size; i++) {
    if (x[i] === 0 || chanceOfOthers(posterior, i) > 1 - REGULAR) continue;
    let own = 0;
    for (let j = 1; j < width; j++) {
      if (chance[i * width + j]! > chance[i * width + own]!) own = j;
    }
    const { law } = buyers.cycles[own]!;
    const quiet = since[i]!;
    result.cycleDays[i] = law.cycle;
    result.missed[i] = quiet > law.cycle + LATE * law.spread + 0.5 ? 1 : 0;
    result.meanGap[i] = law.cycle;
    result.overdue[i] = quiet / law.cycle;
    result.nextOrder[i] = outlooks[own]!.medianWait(quiet);
  }
}
