import type { Random } from "../../app/numeric/random.ts";
import { leftTruth, type SupplyTruth } from "./supply-truth.ts";

/** Pieces of one variant that were taken into a location on the morning of a day. */
export interface Intake {
  day: number;
  quantity: number;
}

/** Days on which a supplier's goods come to a location, latest first; the first one comes after the end. */
export function deliveryDays(truth: SupplyTruth, days: number, random: Random): number[] {
  const all = [days + random.int(0, truth.every - 1)];
  let day = all[0]!;
  for (;;) {
    day -= truth.every + random.int(-truth.jitter, truth.jitter);
    if (day < 1) return all;
    // what comes on the last day may not have come when it ends
    if (day < days - 1) all.push(day);
  }
}

/**
 * What must have come for a shelf to end with `left` after so many were sold each day: walked backwards, so that it is
 * never below nothing. What was there before the first day is left over: nobody delivered it.
 */
export function intakesOf(
  sold: Uint16Array,
  left: number,
  deliveries: readonly number[],
  truth: SupplyTruth,
  random: Random,
): Intake[] {
  const perDay = sold.reduce((sum, one) => sum + one, 0) / sold.length;
  const intakes: Intake[] = [];
  let level = left;
  let next = 0;
  for (let day = sold.length - 1; day > 0; day--) {
    level += sold[day]!;
    while (deliveries[next] !== undefined && deliveries[next]! > day) next++;
    if (deliveries[next] !== day) continue;
    const ranOut = random.next() < truth.runsOut;
    const share = leftTruth.from + random.next() * (leftTruth.to - leftTruth.from);
    const before = ranOut ? 0 : Math.min(level, Math.round(perDay * truth.every * share));
    const quantity = level - before;
    if (quantity < Math.max(1, perDay * 3)) continue;
    intakes.push({ day, quantity });
    level = before;
  }
  return intakes;
}
