import type { OrderLedger } from "../fit/ledger.ts";

/** How many customers ordered for the first time on each day of an unbroken stretch. */
export interface DailyCounts {
  /** The first day of the stretch (see app/calendar/days.ts). */
  readonly firstDay: number;
  /** One entry a day, days without any included. */
  readonly counts: Float64Array;
}

/**
 * First orders of each day from the shop's first one to the day before `from`. Nothing on or after `from` is looked at;
 * empty where nobody ordered before it.
 */
export function firstOrdersByDay(
  { customers, offsets, day }: OrderLedger,
  from: number,
): DailyCounts {
  let firstDay = from;
  for (let c = 0; c < customers; c++) {
    const at = offsets[c]!;
    if (at < offsets[c + 1]! && day[at]! < firstDay) firstDay = day[at]!;
  }
  const counts = new Float64Array(from - firstDay);
  for (let c = 0; c < customers; c++) {
    const at = offsets[c]!;
    if (at < offsets[c + 1]! && day[at]! < from) counts[day[at]! - firstDay]! += 1;
  }
  return { firstDay, counts };
}
