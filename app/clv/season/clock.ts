import { type Season, seasonCoefficients } from "./season.ts";
import { dailyRates, FIRST_YEAR_DAY } from "./daily-rates.ts";

/**
 * Operational time: how much time has passed for a customer whose rate of orders would not change
 * over the year. One tick is one mean day.
 */
export interface Clock {
  /** Whole ticks passed at the end of `day`, from any origin; never less on a later day. */
  tick(day: number): number;
  /** Ticks that `day` itself has: its rate of orders over that of a mean day. Above 0. */
  rate(day: number): number;
  /** Ticks from the end of day `from` to the end of day `to`, exact; parts of days count. */
  between(from: number, to: number): number;
  /** Ticks in the `days` that follow the end of day `from`; `between` without a sum to round. */
  ahead(from: number, days: number): number;
  /**
   * The day by whose end so many ticks have passed since the end of day `from`; 10.5 is the middle
   * of day 11.
   */
  dayAfter(from: number, ticks: number): number;
  /** Days from the end of day `from` until then; `dayAfter` without a sum to round. */
  daysUntil(from: number, ticks: number): number;
}

/** Time as the calendar has it: every day is one tick. */
export const calendarClock: Clock = {
  tick: (day) => day,
  rate: () => 1,
  between: (from, to) => to - from,
  ahead: (_, days) => days,
  dayAfter: (from, ticks) => from + ticks,
  daysUntil: (_, ticks) => ticks,
};

const known = new WeakMap<Season, Clock>();

/** The clock of a season. Days before 1970 and after 2069 are mean days. */
export function clockOf(season: Season): Clock {
  if (seasonCoefficients(season).every((coefficient) => coefficient === 0)) return calendarClock;
  let clock = known.get(season);
  if (clock === undefined) {
    clock = clockOfRates(dailyRates(season), FIRST_YEAR_DAY);
    known.set(season, clock);
  }
  return clock;
}

/** @param rates of the days from `first` on, above 0; all others have 1 */
function clockOfRates(rates: Float64Array, first: number): Clock {
  const days = rates.length;
  /** passed[i] = ticks at the end of day first − 1 + i */
  const passed = new Float64Array(days + 1);
  for (let i = 0; i < days; i++) passed[i + 1] = passed[i]! + rates[i]!;
  const end = passed[days]!;
  const at = (day: number): number => {
    const place = day - first + 1;
    if (place <= 0) return place;
    if (place >= days) return end + place - days;
    const whole = Math.floor(place);
    return passed[whole]! + (place - whole) * rates[whole]!;
  };
  const dayAt = (ticks: number): number => {
    if (ticks <= 0) return first - 1 + ticks;
    if (ticks >= end) return first - 1 + days + ticks - end;
    let low = 0;
    let high = days;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (passed[middle]! <= ticks) low = middle;
      else high = middle;
    }
    return first - 1 + low + (ticks - passed[low]!) / rates[low]!;
  };
  return {
    tick: (day) => Math.round(at(day)),
    rate: (day) => rates[day - first] ?? 1,
    between: (from, to) => at(to) - at(from),
    ahead: (from, length) => at(from + length) - at(from),
    dayAfter: (from, ticks) => dayAt(at(from) + ticks),
    daysUntil: (from, ticks) => dayAt(at(from) + ticks) - from,
  };
}
