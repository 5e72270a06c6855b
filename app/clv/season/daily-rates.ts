import { firstDayOfMonth } from "../../calendar/days.ts";
import { spansInYear } from "./event-days.ts";
import type { Season, SeasonEvent } from "./season.ts";

const FIRST_YEAR = 1970;
const LAST_YEAR = 2069;
/** Four years in a row have every date, and leap years in their share. */
const MEAN_OVER = [2024, 2027] as const;

export const FIRST_YEAR_DAY = firstDayOfMonth(12 * FIRST_YEAR);

const startOf = (year: number) => firstDayOfMonth(12 * year);

/**
 * The rate of orders of each day from 1970 to 2069 over that of a mean day. What comes back each
 * year has mean 1 over four years; what happens once is on top of it.
 */
export function dailyRates(season: Season): Float64Array {
  const { harmonics, events } = season;
  const rates = new Float64Array(startOf(LAST_YEAR + 1) - FIRST_YEAR_DAY);
  const [common, leap] = [365, 366].map((days) => overTheYear(harmonics, days));
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) {
    const start = startOf(year) - FIRST_YEAR_DAY;
    rates.set(startOf(year + 1) - startOf(year) === 366 ? leap! : common!, start);
  }
  for (const event of events) if (event.days.kind !== "once") multiply(rates, event);
  const [from, end] = [MEAN_OVER[0], MEAN_OVER[1] + 1].map(
    (year) => startOf(year) - FIRST_YEAR_DAY,
  );
  const mean = rates.subarray(from, end).reduce((sum, rate) => sum + rate, 0) / (end! - from!);
  for (let i = 0; i < rates.length; i++) rates[i]! /= mean;
  for (const event of events) if (event.days.kind === "once") multiply(rates, event);
  return rates;
}

/** Values of the waves at the middle of a day: cos 1, sin 1, cos 2, … @param part of the year, 0 to 1 */
export function wavesAt(part: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = 2 * Math.PI * (Math.floor(i / 2) + 1) * part;
    return i % 2 === 0 ? Math.cos(angle) : Math.sin(angle);
  });
}

function overTheYear(harmonics: readonly number[], days: number): Float64Array {
  return Float64Array.from({ length: days }, (_, day) => {
    const waves = wavesAt((day + 0.5) / days, harmonics.length);
    return Math.exp(waves.reduce((sum, wave, i) => sum + wave * harmonics[i]!, 0));
  });
}

function multiply(rates: Float64Array, { days, effect }: SeasonEvent): void {
  const factor = Math.exp(effect);
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year++)
    for (const [from, to] of spansInYear(days, year))
      for (let day = from; day <= to; day++)
        if (day >= FIRST_YEAR_DAY && day - FIRST_YEAR_DAY < rates.length)
          rates[day - FIRST_YEAR_DAY]! *= factor;
}
