import { blackFriday, yearOf } from "../season/event-days.ts";

/** Days on which a shop expects other than usual: days of one kind share one effect. */
export interface EventDays {
  readonly kind: string;
  readonly days: readonly number[];
}

/** From the Monday before Black Friday to Cyber Monday, as days after Black Friday. */
const FIRST_OFFSET = -4;
const LAST_OFFSET = 3;
const THURSDAY = 4;

/** 0 = Sunday … 6 = Saturday; day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + THURSDAY) % 7) + 7) % 7;
}

/** The days of each Black Friday week from `from` to `to`, one kind for each place in the week. */
export function blackFridayWeeks(from: number, to: number): EventDays[] {
  const years: number[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year++) years.push(blackFriday(year));
  const kinds: EventDays[] = [];
  for (let offset = FIRST_OFFSET; offset <= LAST_OFFSET; offset++) {
    const days = years.map((friday) => friday + offset).filter((day) => day >= from && day <= to);
    kinds.push({ kind: `black-friday ${offset}`, days });
  }
  return kinds;
}
