import type { Random } from "../../../../app/numeric/random.ts";
import { between } from "./common-laws.ts";

const YEAR = 365.25;
const DAYS_OF_WEEK = 7;

/**
 * A rate over the year around 1, highest near `peak`, `1 ± height` at its ends but for a second wave of at most 0.1
 * that bends it.
 */
export function yearlyWave(
  random: Random,
  { peak, height }: { peak: number; height: number },
): (day: number) => number {
  const bend = between(random, 0, 0.1);
  const phase = between(random, 0, YEAR / 2);
  return (day) =>
    1 +
    height * Math.cos((2 * Math.PI * (day - peak)) / YEAR) +
    bend * Math.cos((4 * Math.PI * (day - phase)) / YEAR);
}

/** The year in whose Black Friday week a day lies, or null. The week begins on its Monday, or on the Friday itself. */
export function inSpikeWeek(day: number, onFriday: boolean): number | null {
  const year = new Date(day * 86_400_000).getUTCFullYear();
  const begins = blackFriday(year) - (onFriday ? 0 : 4);
  return day >= begins && day < begins + DAYS_OF_WEEK ? year : null;
}

/** The day after the fourth Thursday of November. */
function blackFriday(year: number): number {
  const first = Date.UTC(year, 10, 1) / 86_400_000;
  // day 0, 1970-01-01, was a Thursday
  const toThursday = (DAYS_OF_WEEK - (first % DAYS_OF_WEEK)) % DAYS_OF_WEEK;
  return first + toThursday + 22;
}
