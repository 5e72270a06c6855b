import { weekdayOf } from "./event-days.ts";
import type { DailyCounts } from "./first-orders-by-day.ts";

/** So many first orders' worth of "every weekday is alike" is mixed in. */
const ALIKE = 20;

/**
 * How much busier than the week's mean each weekday is (0 = Sunday; mean 1): its first orders over those of the seven
 * days around each, shrunk to 1.
 * @param leftOut 1 for days that say nothing of weekdays
 */
export function weekdayFactors(
  { firstDay, counts }: DailyCounts,
  leftOut: Uint8Array,
): Float64Array {
  const own = new Float64Array(7).fill(ALIKE);
  const usual = new Float64Array(7).fill(ALIKE);
  for (let i = 3; i + 3 < counts.length; i++) {
    let sum = 0;
    let clear = true;
    for (let j = i - 3; j <= i + 3; j++) {
      sum += counts[j]!;
      if (leftOut[j] === 1) clear = false;
    }
    if (!clear) continue;
    const weekday = weekdayOf(firstDay + i);
    own[weekday]! += counts[i]!;
    usual[weekday]! += sum / 7;
  }
  const factors = own.map((count, weekday) => count / usual[weekday]!);
  const mean = factors.reduce((sum, factor) => sum + factor, 0) / 7;
  return factors.map((factor) => factor / mean);
}
