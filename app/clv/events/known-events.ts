import { blackFridayWeek } from "../season/estimate-season.ts";
import type { EventCandidate } from "../season/design.ts";
import { timesSeen } from "../season/event-days.ts";
import type { Season } from "../season/season.ts";

/** An event of the shop and what it does to a forecast; plain JSON. */
export interface KnownEvent {
  readonly name: string;
  /** How often it came within the shop's history. */
  readonly seen: number;
  /** Orders of a day of it over those of another day, with its 95 % interval; null where it is not in. */
  readonly times: { readonly mean: number; readonly low: number; readonly high: number } | null;
}

const NORMAL_95 = 1.96;

/** Black Friday and what else was offered to the season. @param first the shop's first day with an order */
export function knownEvents(
  season: Season,
  offered: readonly EventCandidate[],
  first: number,
  today: number,
): KnownEvent[] {
  const { harmonics, events, covariance } = season;
  const size = harmonics.length + events.length;
  return [...blackFridayWeek, ...offered].map(({ name, days }) => {
    const found = events.findIndex((event) => event.name === name);
    const seen = timesSeen(days, first, today);
    if (found < 0) return { name, seen, times: null };
    const at = harmonics.length + found;
    const { effect } = events[found]!;
    const reach = NORMAL_95 * Math.sqrt(Math.max(0, covariance[at * size + at] ?? 0));
    return {
      name,
      seen,
      times: {
        mean: Math.exp(effect),
        low: Math.exp(effect - reach),
        high: Math.exp(effect + reach),
      },
    };
  });
}
