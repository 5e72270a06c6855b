import { WEEK, type Design } from "./design.ts";
import { weekdayOf } from "./event-days.ts";
import type { DailyCounts } from "./first-orders-by-day.ts";

/**
 * The history as the level's filter sees it: weeks that end on the last day, in each of them the usual days together
 * and every event day by itself. Columns are parallel.
 */
export interface Observations {
  readonly size: number;
  readonly weeks: number;
  /** Week of each observation, ascending from 0. */
  readonly week: Int32Array;
  /** First orders. */
  readonly count: Float64Array;
  /** ln of the days it holds, each weighed by its weekday. */
  readonly logExposure: Float64Array;
  /** Days it holds ÷ 7. */
  readonly share: Float64Array;
  /** The day its season is read at. */
  readonly day: Int32Array;
  /** size × design.columns, row-major. */
  readonly rows: Float64Array;
}

interface Seen {
  week: number;
  count: number;
  exposure: number;
  days: number;
  day: number;
  byItself: boolean;
}

/** @param leftOut 1 for days the level must not be told of (bursts) */
export function observationsOf(
  { firstDay, counts }: DailyCounts,
  weekdays: Float64Array,
  design: Design,
  leftOut: Uint8Array,
): Observations {
  const weeks = Math.ceil(counts.length / WEEK);
  const found: Seen[] = [];
  for (let week = 0; week < weeks; week++) {
    const end = counts.length - (weeks - 1 - week) * WEEK;
    const usual = {
      week,
      count: 0,
      exposure: 0,
      days: 0,
      day: firstDay + end - 4,
      byItself: false,
    };
    for (let i = Math.max(0, end - WEEK); i < end; i++) {
      if (leftOut[i] === 1) continue;
      const day = firstDay + i;
      const exposure = weekdays[weekdayOf(day)]!;
      if (design.isEvent(day))
        found.push({ week, count: counts[i]!, exposure, days: 1, day, byItself: true });
      else {
        usual.count += counts[i]!;
        usual.exposure += exposure;
        usual.days += 1;
      }
    }
    if (usual.days > 0) found.push(usual);
  }
  const rows = new Float64Array(found.length * design.columns);
  for (const [i, { day, byItself }] of found.entries()) {
    design.write(day, rows, i * design.columns, byItself);
  }
  return {
    size: found.length,
    weeks,
    week: Int32Array.from(found, ({ week }) => week),
    count: Float64Array.from(found, ({ count }) => count),
    logExposure: Float64Array.from(found, ({ exposure }) => Math.log(exposure)),
    share: Float64Array.from(found, ({ days }) => days / WEEK),
    day: Int32Array.from(found, ({ day }) => day),
    rows,
  };
}
