import { blackFriday } from "../../../app/clv/season/event-days.ts";
import type { DailyCounts } from "../../../app/clv/newcomers/first-orders-by-day.ts";
import type { Random } from "../../../app/numeric/random.ts";

/** How a simulated shop acquires customers. */
export interface Acquisition {
  /** first orders a day at the end of the history, before season and events */
  readonly rate: number;
  /** growth of ln(rate) a year */
  readonly growth?: number;
  /** the season's share above and below the mean; the history ends 40 days after its peak */
  readonly season?: number;
  /** times as many from Black Friday to Cyber Monday */
  readonly blackFriday?: number;
  /** standard deviation of the level's random walk over a year */
  readonly walk?: number;
  /** size of the negative binomial of a day; missing = Poisson */
  readonly size?: number;
}

export const ACQUISITIONS = {
  constant: { rate: 10 },
  "growth + 50 % a year": { rate: 8, growth: Math.log(1.5) },
  "decline − 33 % a year": { rate: 15, growth: -Math.log(1.5) },
  "season ± 60 %, cut after the peak": { rate: 10, season: 0.6 },
  "season and growth": { rate: 10, season: 0.6, growth: Math.log(1.5) },
  "Black Friday × 6": { rate: 10, blackFriday: 6 },
  "level walks, 30 % a year": { rate: 10, walk: 0.3 },
  "overdispersed (size 2)": { rate: 10, size: 2 },
  "5 first orders a month": { rate: 5 / 30.4 },
} as const satisfies Record<string, Acquisition>;

const WEEKDAYS = [0.9, 1.1, 1, 1, 1, 1.05, 0.95];
const YEAR = 365.25;
const SINCE_PEAK = 40;
/** Histories end on any day of the year from this one on. */
const EARLIEST_END = 20_000;

/** A history of so many years, and the first orders of each of the `days` after it. */
export function drawAcquisition(
  shop: Acquisition,
  years: number,
  days: number,
  random: Random,
): { history: DailyCounts; later: Float64Array } {
  const length = Math.round(years * YEAR);
  const end = EARLIEST_END + random.int(0, 364);
  const firstDay = end - length;
  const counts = new Float64Array(length + days);
  let level = 0;
  for (let i = 0; i < counts.length; i++) {
    const day = firstDay + i;
    if (shop.walk !== undefined) {
      level += (shop.walk / Math.sqrt(YEAR)) * random.normal() - shop.walk ** 2 / (2 * YEAR);
    }
    let mean = shop.rate * Math.exp(level + ((shop.growth ?? 0) * (i - length)) / YEAR);
    mean *= 1 + (shop.season ?? 0) * Math.cos((2 * Math.PI * (day - end + SINCE_PEAK)) / YEAR);
    if (shop.blackFriday !== undefined && isBlackFriday(day)) mean *= shop.blackFriday;
    mean *= WEEKDAYS[(day + 4) % 7]!;
    counts[i] =
      shop.size === undefined
        ? random.poisson(mean)
        : random.negativeBinomial(shop.size, shop.size / (shop.size + mean));
  }
  return { history: { firstDay, counts: counts.slice(0, length) }, later: counts.slice(length) };
}

/** From Black Friday to Cyber Monday. */
function isBlackFriday(day: number): boolean {
  const friday = blackFriday(1970 + Math.floor(day / 365.2425));
  return day >= friday && day <= friday + 3;
}
