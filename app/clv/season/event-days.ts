import { firstDayOfMonth, monthOf } from "../../calendar/days.ts";

/** On which days something happens: a first and a last day each time, both of it. */
export type EventDays =
  /** Days from Black Friday of each year, which is 0. */
  | { readonly kind: "black-friday"; readonly from: number; readonly to: number }
  /** The same dates each year: the days of one year it happened in. */
  | { readonly kind: "each-year"; readonly from: number; readonly to: number }
  /** The same weekday of the month each year, the second Sunday of May: the days of one year it happened in. */
  | { readonly kind: "each-year-weekday"; readonly from: number; readonly to: number }
  /** These days and no others. */
  | { readonly kind: "once"; readonly spans: readonly (readonly [from: number, to: number])[] };

/** The spans of the event that begin in a year; of what happens each year there is one. */
export function spansInYear(days: EventDays, year: number): readonly (readonly [number, number])[] {
  switch (days.kind) {
    case "black-friday": {
      const friday = blackFriday(year);
      return [[friday + days.from, friday + days.to]];
    }
    case "each-year": {
      const from = sameDateIn(year, days.from);
      return [[from, from + days.to - days.from]];
    }
    case "each-year-weekday": {
      const from = sameWeekdayIn(year, days.from);
      return [[from, from + days.to - days.from]];
    }
    case "once":
      return days.spans.filter(([from]) => yearOf(from) === year);
  }
}

/** Events without what was not over by a day: who stood there did not know of it. */
export function knownBy<Event extends { readonly days: EventDays }>(
  events: readonly Event[],
  day: number,
): Event[] {
  return events.flatMap((event) => {
    const { days } = event;
    if (days.kind !== "once") return [event];
    const spans = days.spans.filter(([, to]) => to <= day);
    return spans.length === 0 ? [] : [{ ...event, days: { ...days, spans } }];
  });
}

/** The day after the fourth Thursday of November. */
export function blackFriday(year: number): number {
  const november = firstDayOfMonth(12 * year + 10);
  // day 0 was a Thursday
  const firstThursday = november + ((7 - (november % 7)) % 7);
  return firstThursday + 22;
}

/** How many times the event was over or under way between two days, both of them in. */
export function timesSeen(days: EventDays, first: number, last: number): number {
  let times = 0;
  for (let year = yearOf(first) - 1; year <= yearOf(last); year++)
    times += spansInYear(days, year).filter(([from, to]) => from <= last && to >= first).length;
  return times;
}

export function yearOf(day: number): number {
  return Math.floor(monthOf(day) / 12);
}

/** The date of a day in another year; 29 February is 1 March where there is none. */
function sameDateIn(year: number, day: number): number {
  const month = monthOf(day);
  return firstDayOfMonth(12 * year + (month % 12)) + day - firstDayOfMonth(month);
}

const WEEK = 7;
/** A month may lack a fifth one: it is its last one. */
const FIFTH = 4;

/** The first Monday, or the last, of the month in another year. */
function sameWeekdayIn(year: number, day: number): number {
  const month = monthOf(day);
  const nth = Math.floor((day - firstDayOfMonth(month)) / WEEK);
  const there = 12 * year + (month % 12);
  const first = firstDayOfMonth(there);
  const found = first + ((((day - first) % WEEK) + WEEK) % WEEK) + nth * WEEK;
  return nth === FIFTH && found >= firstDayOfMonth(there + 1) ? found - WEEK : found;
}
