import { quantile } from "../../numeric/quantiles.ts";
import { createRandom, type Random } from "../../numeric/random.ts";
import { noSeason, type Season } from "../season/season.ts";
import { addBursts } from "./bursts-to-come.ts";
import type { EventGroup } from "./design.ts";
import { blackFridayWeeks, type EventDays } from "./event-days.ts";
import type { DailyCounts } from "./first-orders-by-day.ts";
import { wideningOf } from "./past-errors.ts";
import { drawPaths, totalsOf, type Paths } from "./paths.ts";
import { readHistory, type ReadHistory } from "./read-history.ts";
import { afterSilence, daysWithout, isLong, isNoChance } from "./stopped.ts";

export interface NewcomerOptions {
  /** Simulated paths (1,000). */
  readonly draws?: number;
  readonly seed?: string | number;
  /** The shop's own events, those to come included. */
  readonly events?: readonly EventDays[];
  /** The season of repeat orders: that of new customers is drawn to it. */
  readonly season?: Season;
}

export interface NewcomerForecast {
  /** The first day foretold. */
  readonly from: number;
  readonly days: number;
  readonly draws: number;
  /** Expected first orders of each day. */
  readonly mean: Float64Array;
  /** draws × days, row-major: first orders of each day as level, trend, season and chance may have them. */
  readonly paths: Float64Array;
  /** First orders of all days together, 95 %. */
  readonly total: { readonly mean: number; readonly low: number; readonly high: number };
  readonly usesSeason: boolean;
  /** Whether nobody has come for so long that it is no chance. */
  readonly stopped: boolean;
  /** By how much the interval was widened because earlier ones were too narrow (1 = not at all). */
  readonly widening: number;
}

/** Half a century: beyond, nothing is foretold. */
const MOST_DAYS = 18_262;
const CONFIDENCE = 0.95;

/**
 * First orders of each of the `days` after the history: a level that drifts, a trend that fades or lasts, weekdays, the
 * year's season and events where they were shown to help, all weighed by how well they explain the history.
 * The same seed gives the same paths. @throws RangeError where days, draws or a count is not what it should be
 */
export function forecastNewcomers(
  history: DailyCounts,
  days: number,
  { draws = 1000, seed = "newcomers", events = [], season = noSeason }: NewcomerOptions = {},
): NewcomerForecast {
  check(history, days, draws);
  const { firstDay, counts } = history;
  const from = firstDay + counts.length;
  const random = createRandom(seed);
  const offered = [blackFridayWeeks(firstDay, from + days), ...events.map((event) => [event])];
  const silence = daysWithout(history);
  const found =
    silence === counts.length
      ? nothing(draws, days)
      : (afterStop(history, silence, offered, season, days, draws, random) ??
        goingOn(readHistory(history, offered, season), days, draws, random));
  const { paths, ...how } = found;
  return { from, ...how, ...summed(paths) };
}

interface Found {
  readonly paths: Paths;
  readonly usesSeason: boolean;
  readonly stopped: boolean;
  readonly widening: number;
}

function goingOn(history: ReadHistory, days: number, draws: number, random: Random): Found {
  const widening = wideningOf(history, days, random.fork("past"));
  const paths = pathsOf(history, days, draws, widening, random.fork("paths"));
  const size = history.counts.counts.length;
  addBursts(paths, history.bursts, size, random.fork("bursts"));
  return { paths, usesSeason: history.design.seasonColumns > 0, stopped: false, widening };
}

/** What follows a silence too long to be chance; null where there is none. */
function afterStop(
  { firstDay, counts }: DailyCounts,
  silence: number,
  offered: readonly EventGroup[],
  season: Season,
  days: number,
  draws: number,
  random: Random,
): Found | null {
  if (!isLong(silence)) return null;
  const before = { firstDay, counts: counts.slice(0, counts.length - silence) };
  const history = readHistory(before, offered, season);
  const onwards = pathsOf(history, silence + days, draws, 1, random.fork("silence"));
  if (!isNoChance(onwards, silence)) return null;
  const paths = afterSilence(onwards, silence, random.fork("again"));
  return { paths, usesSeason: history.design.seasonColumns > 0, stopped: true, widening: 1 };
}

function pathsOf(
  { models, design, weekdays, eventChange, counts }: ReadHistory,
  days: number,
  draws: number,
  widening: number,
  random: Random,
): Paths {
  const from = counts.firstDay + counts.counts.length;
  const outlook = { models, design, weekdays, eventChange, from, days, widening };
  return drawPaths(outlook, draws, random);
}

/** Of a shop in which nobody ever ordered. */
function nothing(draws: number, days: number): Found {
  const none = () => new Float64Array(draws * days);
  const paths = { draws, days, rates: none(), counts: none() };
  return { paths, usesSeason: false, stopped: false, widening: 1 };
}

function summed({ draws, days, rates, counts }: Paths) {
  const mean = new Float64Array(days);
  for (let draw = 0; draw < draws; draw++) {
    for (let j = 0; j < days; j++) mean[j]! += rates[draw * days + j]! / draws;
  }
  const totals = totalsOf({ draws, days, rates, counts });
  const total = {
    mean: mean.reduce((sum, own) => sum + own, 0),
    low: quantile(totals, (1 - CONFIDENCE) / 2),
    high: quantile(totals, (1 + CONFIDENCE) / 2),
  };
  return { days, draws, mean, paths: counts, total };
}

function check({ counts, firstDay }: DailyCounts, days: number, draws: number): void {
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new RangeError(`days: found ${days}, expected a whole number from 1 to ${MOST_DAYS}`);
  }
  if (!Number.isInteger(draws) || draws < 2) {
    throw new RangeError(`draws: found ${draws}, expected a whole number from 2 on`);
  }
  if (!Number.isInteger(firstDay)) {
    throw new RangeError(`first day: found ${firstDay}, expected a whole number`);
  }
  const wrong = counts.findIndex((count) => !(Number.isInteger(count) && count >= 0));
  if (wrong >= 0) {
    throw new RangeError(
      `first orders of day ${firstDay + wrong}: found ${counts[wrong]}, expected a whole number from 0 on`,
    );
  }
}
