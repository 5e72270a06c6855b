import type { Random } from "../../numeric/random.ts";
import type { DailyCounts } from "./first-orders-by-day.ts";
import type { Paths } from "./paths.ts";

/** Days without a first order from which on it is asked whether there will be more. */
const LONG_WITHOUT = 28;
/** So unlikely must the silence be, had all gone on as before. */
const UNLIKELY = 0.01;
/** The chance that a silence of z days lasts h more is z/(z+h) to this power: most shops that stopped stay so. */
const ENDURANCE = 0.03;

/** Days since the last first order; the length of the history where there was none. */
export function daysWithout({ counts }: DailyCounts): number {
  let days = 0;
  while (days < counts.length && counts[counts.length - 1 - days] === 0) days++;
  return days;
}

export function isLong(silence: number): boolean {
  return silence >= LONG_WITHOUT;
}

/** Whether paths drawn from the day the silence began say that it is no chance. */
export function isNoChance({ draws, days, counts }: Paths, silence: number): boolean {
  let silent = 0;
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let j = 0; j < silence; j++) sum += counts[draw * days + j]!;
    if (sum === 0) silent++;
  }
  return silent < UNLIKELY * draws;
}

/**
 * The days after a silence: none on most paths; on the others acquisition begins again some day as if it had never
 * stopped.
 * @param paths drawn from the day the silence began
 */
export function afterSilence(paths: Paths, silence: number, random: Random): Paths {
  const { draws } = paths;
  const days = paths.days - silence;
  const rates = new Float64Array(draws * days);
  const counts = new Float64Array(draws * days);
  for (let draw = 0; draw < draws; draw++) {
    const begins = silence * (Math.max(1e-300, random.next()) ** (-1 / ENDURANCE) - 1);
    for (let j = Math.ceil(Math.min(days, begins)); j < days; j++) {
      rates[draw * days + j] = paths.rates[draw * paths.days + silence + j]!;
      counts[draw * days + j] = paths.counts[draw * paths.days + silence + j]!;
    }
  }
  return { draws, days, rates, counts };
}
