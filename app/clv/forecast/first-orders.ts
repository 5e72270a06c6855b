import type { Random } from "../../numeric/random.ts";

/** First orders that may come, one future after the other: `perDay` has draws × days entries. */
export interface FirstOrderPaths {
  readonly draws: number;
  readonly days: number;
  readonly perDay: Float64Array;
}

const YEAR = 365;
/** Deviation of the logarithm of a level that is carried forward, and how many tests it is worth. */
const DOUBT = 0.25;
const PRIOR_TESTS = 3;
/** A shorter past is taken for a part of so many days: a shop's opening is no pace to go by. */
const SHORTEST = 30;
/** Less than this share of the usual pace is no season any more. */
const STOPPED = 0.2;

/**
 * The pace of the last year carried forward; how wrong that was in the past is how wrong it may be.
 * @param history first orders of each day of the past, the last entry is today's
 */
export function carriedForward(
  history: Float64Array,
  days: number,
  draws: number,
  random: Random,
): FirstOrderPaths {
  const past = history.length;
  const width = Math.min(past, YEAR);
  const pace = paceOf(history, width);
  const deviation = Math.sqrt(variance(history, days));
  const perDay = new Float64Array(draws * days);
  for (let d = 0; d < draws; d += 2) {
    const z = random.normal();
    for (const [draw, sign] of [
      [d, 1],
      [d + 1, -1],
    ] as const) {
      if (draw >= draws) continue;
      const level = pace * Math.exp(sign * z * deviation - deviation ** 2 / 2);
      for (let day = 0; day < days; day++) perDay[draw * days + day] = random.poisson(level);
    }
  }
  return { draws, days, perDay };
}

/** First orders per day: of the last year, unless they have all but stopped since. */
function paceOf(history: Float64Array, width: number): number {
  const past = history.length;
  const usual = (sum(history, past - width, past) + 0.5) / Math.max(SHORTEST, width);
  const recent = Math.ceil(width / 4);
  const now = (sum(history, past - recent, past) + 0.5) / Math.max(SHORTEST, recent);
  return now < STOPPED * usual ? now : usual;
}

function variance(history: Float64Array, days: number): number {
  const past = history.length;
  const window = Math.max(1, Math.min(days, Math.floor(past / 3)));
  let squares = PRIOR_TESTS * DOUBT ** 2;
  let tests = PRIOR_TESTS;
  for (let end = past; end - 2 * window >= 0; end -= window) {
    const from = Math.max(0, end - window - YEAR);
    const before = (sum(history, from, end - window) / (end - window - from)) * window;
    const came = sum(history, end - window, end);
    if (before < 1) continue;
    const error = Math.log((came + 0.5) / (before + 0.5));
    squares += Math.max(0, error ** 2 - 1 / (came + 1) - 1 / (before + 1));
    tests++;
  }
  return Math.min(1, (squares / tests) * Math.min(4, Math.max(1, days / window)));
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += values[i]!;
  return total;
}
