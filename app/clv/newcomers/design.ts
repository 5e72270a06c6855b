import type { EventDays } from "./event-days.ts";

/** Mean length of a year in days. */
export const YEAR = 365.2425;
export const WEEK = 7;
/** Waves of the season: once, twice and three times a year. */
const WAVES = 3;

/** Standard deviation of a wave's sine and cosine before anything is seen, in logarithms. */
const WAVE_SPREAD = 0.4;
/** The same of what all days of an event share, and of a kind of its own. */
const EVENT_SPREAD = 0.6;
const KIND_SPREAD = 0.6;

/** What moves a day's rate besides level, trend and weekday: columns of a regression in logarithms. */
export interface Design {
  readonly columns: number;
  /** Prior variance of each column's effect; the prior mean is 0. */
  readonly prior: Float64Array;
  /** The first of the columns are the season's. */
  readonly seasonColumns: number;
  /** Columns of each group of events. */
  readonly groupColumns: readonly (readonly number[])[];
  /** Whether a day belongs to an event, and so is looked at by itself. */
  isEvent(day: number): boolean;
  /** Writes the columns of `day` to `row` from `at` on: its season, and its events where it is looked at by itself. */
  write(day: number, row: Float64Array, at: number, byItself: boolean): void;
}

/** A group of kinds: Black Friday week is one, with its days as kinds; so are the shop's own sales. */
export type EventGroup = readonly EventDays[];

/** @param groups each shares an effect, and each of its kinds (where there are several) has one on top */
export function designOf(usesSeason: boolean, groups: readonly EventGroup[]): Design {
  const waves = usesSeason ? 2 * WAVES : 0;
  const prior: number[] = Array.from({ length: waves }, () => WAVE_SPREAD ** 2);
  const columnsOf = new Map<number, number[]>();
  const groupColumns = groups.map((kinds) => {
    const first = prior.length;
    const shared = prior.push(EVENT_SPREAD ** 2) - 1;
    for (const { days } of kinds) {
      const own = kinds.length > 1 ? [prior.push(KIND_SPREAD ** 2) - 1] : [];
      for (const day of days) columnsOf.set(day, [...(columnsOf.get(day) ?? []), shared, ...own]);
    }
    return Array.from({ length: prior.length - first }, (_, i) => first + i);
  });
  return {
    columns: prior.length,
    prior: Float64Array.from(prior),
    seasonColumns: waves,
    groupColumns,
    isEvent: (day) => columnsOf.has(day),
    write(day, row, at, byItself) {
      row.fill(0, at, at + prior.length);
      for (let wave = 0; wave < waves / 2; wave++) {
        const angle = ((2 * Math.PI * (wave + 1)) / YEAR) * day;
        row[at + 2 * wave] = Math.cos(angle);
        row[at + 2 * wave + 1] = Math.sin(angle);
      }
      if (byItself) for (const column of columnsOf.get(day) ?? []) row[at + column] = 1;
    },
  };
}
