import type { EventDays as NewcomerEvent } from "../newcomers/event-days.ts";
import type { EventCandidate } from "../season/design.ts";
import { spansInYear, yearOf } from "../season/event-days.ts";

/** The single days of events from `from` to `to`, as the forecast of new customers takes them. */
export function daysBetween(
  events: readonly EventCandidate[],
  from: number,
  to: number,
): NewcomerEvent[] {
  return events.map(({ name, days }) => {
    const found = new Set<number>();
    for (let year = yearOf(from) - 1; year <= yearOf(to); year++)
      for (const [first, last] of spansInYear(days, year))
        for (let day = Math.max(from, first); day <= Math.min(to, last); day++) found.add(day);
    return { kind: name, days: [...found].sort((a, b) => a - b) };
  });
}
