import { filterLevel, type EffectPrior, type Filtered } from "./level-filter.ts";
import { levelModels, type LevelModel } from "./level-model.ts";
import type { Observations } from "./observations.ts";

/** A model of the level with its weight after the history was seen (weights sum to 1). */
export interface WeighedModel {
  readonly model: LevelModel;
  readonly weight: number;
  readonly end: Filtered;
}

/** Models less likely than this beside the best are not carried on. */
const NEGLIGIBLE = 1e-3;

/**
 * Models of the level, weighed by likelihood and prior; the likeliest first.
 * @param priors of the effects: each model is weighed with each of them, held alike before anything is seen
 */
export function weighModels(
  seen: Observations,
  priors: readonly EffectPrior[],
  offered = levelModels(),
): WeighedModel[] {
  const candidates: { model: LevelModel; log: number; end: Filtered }[] = [];
  let start = startOf(seen);
  for (const prior of priors) {
    for (const { model, logPrior } of offered) {
      const end = filterLevel(seen, model, prior, start);
      start = end.logRate;
      candidates.push({ model, log: end.logLikelihood + logPrior, end });
    }
  }
  const best = Math.max(...candidates.map(({ log }) => log));
  const kept = candidates
    .map(({ model, log, end }) => ({ model, weight: Math.exp(log - best), end }))
    .filter(({ weight }) => weight > NEGLIGIBLE)
    .sort((a, b) => b.weight - a.weight);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept.map((one) => ({ ...one, weight: one.weight / total }));
}

/** Log-rates to begin with: the mean of each week with its neighbours. */
export function startOf({
  size,
  week,
  weeks,
  count,
  share,
  logExposure,
}: Observations): Float64Array {
  const counts = new Float64Array(weeks);
  const shares = new Float64Array(weeks);
  for (let i = 0; i < size; i++) {
    counts[week[i]!]! += count[i]!;
    shares[week[i]!]! += share[i]!;
  }
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0.5;
    let days = 0.5;
    for (let w = Math.max(0, week[i]! - 2); w <= Math.min(weeks - 1, week[i]! + 2); w++) {
      sum += counts[w]!;
      days += shares[w]!;
    }
    return Math.log(sum / days) + logExposure[i]! - Math.log(7);
  });
}
