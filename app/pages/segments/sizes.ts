import type { ClvDay } from "../../clv/day.ts";
import type { CustomerState } from "../../clv/states/states.ts";

/** How a segment grew or shrank over a period, as far as nights kept it. */
export interface SizeCourse {
  /** customers, oldest first, as many as a small line can show */
  values: number[];
  /** first night of the period that was kept, the shop's day */
  since: string;
  /** last night of a period that ended before today; null = the last of the values is what the card says */
  until: string | null;
  /** the last less the first */
  change: number;
}

/** More points than this a line of a card cannot show. */
const POINTS = 60;

/** The same of the nights that were kept, in which a state may be missing. */
export function sizeCourse(
  kept: readonly ClvDay[],
  state: CustomerState,
  now: { day: string; customers: number } | null,
): SizeCourse | null {
  const nights = kept.map((night) => ({
    day: night.day,
    customers: night.states.find((one) => one.state === state)?.customers ?? 0,
  }));
  return courseOf(nights, now);
}

/**
 * Null before two days of the period are known.
 * @param nights oldest first
 * @param now how many there are on the day under way, where the period reaches to it: it takes the place of what its
 *   night said
 */
export function courseOf(
  nights: readonly { day: string; customers: number }[],
  now: { day: string; customers: number } | null,
): SizeCourse | null {
  const days = now ? [...nights.filter(({ day }) => day < now.day), now] : nights;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last || first === last) return null;
  const every = Math.max(1, Math.ceil(days.length / POINTS));
  return {
    // the last one stays: it is the one that is written out
    values: days
      .filter((_, n) => (days.length - 1 - n) % every === 0)
      .map(({ customers }) => customers),
    since: first.day,
    until: now ? null : last.day,
    change: last.customers - first.customers,
  };
}
