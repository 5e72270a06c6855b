import { firstDayOfMonth } from "../../calendar/days.ts";
import { wavesAt } from "./daily-rates.ts";
import { spansInYear, yearOf, type EventDays } from "./event-days.ts";

/** An event whose effect is to be found. */
export interface EventCandidate {
  readonly name: string;
  readonly days: EventDays;
}

/** What may be in a season: waves over the year, and events. */
export interface Parts {
  readonly harmonics: number;
  readonly events: readonly EventCandidate[];
}

/** Columns of a regression of orders by day, and how far each coefficient is expected from 0. */
export interface Design {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly deviations: readonly number[];
  /** From here on the columns are the season's; before it stand level, trend and weekdays. */
  readonly season: number;
  /** Columns of the weekdays, from `WEEKDAYS_FROM` to `weekdaysTo` − 1. */
  readonly weekdaysFrom: number;
}

/** Holds the level where no orders came at all. */
const LEVEL = 5;
/** The n-th wave of a year is expected to be within this, over n, of none. */
const WAVE = 0.5;
/** An event doubles orders, or halves them, one time in three. */
const EVENT = 0.7;
/** What the model does not know of growth, a year; and how it may change from year to year. */
const TREND = 0.3;
const WEEKDAY = 1;
const WEEK = 7;
export const YEAR = 365;

/**
 * A row for each day from `first` to `today`. The trend is a line that may bend at the end of each
 * whole year before `today`.
 */
export function designOf(first: number, today: number, { harmonics, events }: Parts): Design {
  const rows = today - first + 1;
  const bends = Math.max(0, Math.ceil(rows / YEAR) - 1);
  const weekdaysFrom = 2 + bends;
  const season = weekdaysFrom + WEEK - 1;
  const waves = 2 * harmonics;
  const columns = season + waves + events.length;
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const day = first + row;
    const at = row * columns;
    values[at] = 1;
    values[at + 1] = (day - today) / YEAR;
    for (let b = 0; b < bends; b++) values[at + 2 + b] = Math.min(0, (day - today) / YEAR + b + 1);
    const weekday = day % WEEK;
    if (weekday > 0) values[at + weekdaysFrom + weekday - 1] = 1;
    wavesAt(partOfYear(day), waves).forEach((wave, i) => (values[at + season + i] = wave));
  }
  events.forEach(({ days }, e) => {
    for (let year = yearOf(first) - 1; year <= yearOf(today); year++)
      for (const [from, to] of spansInYear(days, year))
        for (let day = Math.max(first, from); day <= Math.min(today, to); day++)
          values[(day - first) * columns + season + waves + e] = 1;
  });
  return {
    rows,
    columns,
    values,
    deviations: [
      LEVEL,
      ...Array.from({ length: 1 + bends }, () => TREND),
      ...Array.from({ length: WEEK - 1 }, () => WEEKDAY),
      ...Array.from({ length: waves }, (_, i) => WAVE / (1 + Math.floor(i / 2))),
      ...events.map(() => EVENT),
    ],
    season,
    weekdaysFrom,
  };
}

function partOfYear(day: number): number {
  const year = yearOf(day);
  const start = firstDayOfMonth(12 * year);
  return (day - start + 0.5) / (firstDayOfMonth(12 * year + 12) - start);
}
