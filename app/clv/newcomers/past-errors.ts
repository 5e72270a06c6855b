import { sampleOf } from "../../numeric/inference.ts";
import type { Random } from "../../numeric/random.ts";
import type { EffectPrior } from "./level-filter.ts";
import { levelModels } from "./level-model.ts";
import { observationsOf } from "./observations.ts";
import { drawPaths, totalsOf } from "./paths.ts";
import type { ReadHistory } from "./read-history.ts";
import { weighModels } from "./weigh-models.ts";

const ORIGINS = 4;
const SHORTEST = 14;
const DRAWS = 200;
/** So many errors of the expected size are mixed in. */
const AS_EXPECTED = 8;
const LARGEST = 4;

/**
 * By how much the intervals of totals were too narrow so far (1 = not at all): at four days of the past the total of
 * the days after is foretold from the days before, with season and events as they are known today.
 * @param days how far is foretold; the past is asked for no more than a sixth of itself at once
 */
export function wideningOf(history: ReadHistory, days: number, random: Random): number {
  const { counts, weekdays, design, leftOut, models } = history;
  const size = counts.counts.length;
  const ahead = Math.min(days, Math.floor(size / (ORIGINS + 2)));
  if (ahead < SHORTEST) return 1;
  const best = models[0]!;
  const prior = effectsOf(best.end, design.columns);
  let squares = 0;
  for (let origin = 1; origin <= ORIGINS; origin++) {
    const length = size - origin * ahead;
    const before = { firstDay: counts.firstDay, counts: counts.counts.slice(0, length) };
    const seen = observationsOf(before, weekdays, design, leftOut);
    const outlook = {
      models: weighModels(seen, [prior], levelModels([best.model.excess])),
      design,
      weekdays,
      eventChange: history.eventChange,
      from: counts.firstDay + length,
      days: ahead,
      widening: 1,
    };
    const totals = totalsOf(drawPaths(outlook, DRAWS, random.fork(origin)));
    const { mean, variance } = sampleOf(totals.map((total) => Math.log(total + 0.5)));
    let actual = 0;
    for (let i = length; i < length + ahead; i++) if (leftOut[i] !== 1) actual += counts.counts[i]!;
    const error = (Math.log(actual + 0.5) - mean) / Math.sqrt(Math.max(1e-6, variance));
    squares += Math.min(LARGEST, Math.abs(error)) ** 2;
  }
  return Math.max(1, Math.sqrt((AS_EXPECTED + squares) / (AS_EXPECTED + ORIGINS)));
}

/** What is known of the design's effects at the end, as a prior. */
function effectsOf(
  end: { mean: Float64Array; covariance: Float64Array },
  columns: number,
): EffectPrior {
  const n = 2 + columns;
  const covariance = new Float64Array(columns * columns);
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) {
      covariance[i * columns + j] = end.covariance[(2 + i) * n + 2 + j]!;
    }
  }
  return { mean: end.mean.slice(2), covariance };
}
