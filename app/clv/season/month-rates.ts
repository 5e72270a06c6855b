import { firstDayOfMonth, monthOf } from "../../calendar/days.ts";
import { clockOf } from "./clock.ts";
import type { Season } from "./season.ts";

export interface MonthRate {
  /** 1 to 12 */
  readonly month: number;
  /** mean rate of orders over the month, 1 = that of the year */
  readonly rate: number;
}

const MONTHS = 12;

/** How fast customers order in each of the twelve months from that of day `from` on. */
export function monthRates(season: Season, from: number): MonthRate[] {
  const clock = clockOf(season);
  return Array.from({ length: MONTHS }, (_, i) => {
    const month = monthOf(from) + i;
    const [first, next] = [firstDayOfMonth(month), firstDayOfMonth(month + 1)];
    return {
      month: (month % MONTHS) + 1,
      rate: clock.between(first - 1, next - 1) / (next - first),
    };
  });
}
