import { firstDayOfMonth, monthOf } from "../../calendar/days.ts";

/** Days on which a shop expects other than usual: days of one kind share one effect. */
export interface EventDays {
  readonly kind: string;
  readonly days: readonly number[];
}

/** From the Monday before Black Friday to Cyber Monday, as days after Black Friday. */
const FIRST_OFFSET = -4;
const LAST_OFFSET = 3;
const NOVEMBER = 10;
const THURSDAY = 4;

/** 0 = Sunday … 6 = Saturday; day 0 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + THURSDAY) % 7) + 7) % 7;
}

/** Black Friday of a year: the day after the fourth Thursday of November. */
export function blackFriday(year: number): number {
  const first = firstDayOfMonth(12 * year + NOVEMBER);
  return first + ((THURSDAY - weekdayOf(first) + 7) % 7) + 22;
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

const yearOf = (day: number) => Math.floor(monthOf(day) / 12);
