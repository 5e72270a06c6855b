import { YEAR } from "./design.ts";
import { filterLevel, logChance, type EffectPrior } from "./level-filter.ts";
import type { LevelModel } from "./level-model.ts";
import type { Observations } from "./observations.ts";
import { startOf } from "./weigh-models.ts";

/** Left-out stretches are foretold by a level that drifts as much as levels usually do. */
const DRIFT = 0.25;
const EXCESSES = [1e-4, 0.01, 0.03, 0.1, 0.3, 1];

/** The likeliest usual model, and ln of how likely it is. */
export function usualModel(
  seen: Observations,
  prior: EffectPrior,
): { model: LevelModel; log: number } {
  let start = startOf(seen);
  let best: { model: LevelModel; log: number } | null = null;
  for (const excess of EXCESSES) {
    const model = { drift: DRIFT, trend: "lasting", excess } as const;
    const end = filterLevel(seen, model, prior, start);
    start = end.logRate;
    if (best === null || end.logLikelihood > best.log) best = { model, log: end.logLikelihood };
  }
  return best!;
}

/**
 * How much better the effects of `own` foretell the course of years they have not seen than those of `plain` do: ln of
 * the chance of each week's first orders given the year's, summed over the years left out in turn. Above 0 they do
 * better.
 * @param today the day after the last one seen
 */
export function gainOfYears(
  seen: Observations,
  plain: EffectPrior,
  own: EffectPrior,
  model: LevelModel,
  today: number,
): number {
  const yearOf = (day: number) => Math.floor((today - 1 - day) / YEAR);
  const years = Math.floor((today - seen.day[0]! + 4) / YEAR);
  let gain = 0;
  for (let year = 0; year < years; year++) {
    const unseen = Uint8Array.from(seen.day, (day) => (yearOf(day) === year ? 1 : 0));
    const chance = (prior: EffectPrior) =>
      courseOf(seen, filterLevel(seen, model, prior, startOf(seen), unseen).logRate, unseen, model);
    gain += chance(own) - chance(plain);
  }
  return gain;
}

/** ln of the chance of the unseen counts given their sum (multinomial). */
function courseOf(
  { size, count }: Observations,
  logRate: Float64Array,
  unseen: Uint8Array,
  { excess }: LevelModel,
): number {
  let rates = 0;
  let counts = 0;
  let log = 0;
  let entries = 0;
  for (let i = 0; i < size; i++) {
    if (unseen[i] !== 1) continue;
    rates += Math.exp(logRate[i]!);
    counts += count[i]!;
    log += count[i]! * logRate[i]!;
    entries++;
  }
  if (counts === 0) return 0;
  // Counts that vary more than by chance alone prove less.
  return (log - counts * Math.log(rates)) / (1 + (excess * counts) / entries);
}

/**
 * The same for the occasions of an event, each left out in turn: ln of the chance of its days' first orders with the
 * effect the other occasions had, less that without any.
 * @param columns the event's columns of the design @param occasions for each, 1 for its observations
 */
export function gainOfOccasions(
  seen: Observations,
  prior: EffectPrior,
  model: LevelModel,
  columns: readonly number[],
  occasions: readonly Uint8Array[],
): number {
  const width = prior.mean.length;
  let gain = 0;
  for (const unseen of occasions) {
    const { logRate, mean } = filterLevel(seen, model, prior, startOf(seen), unseen);
    for (let i = 0; i < seen.size; i++) {
      if (unseen[i] !== 1) continue;
      const effect = columns.reduce((sum, j) => sum + seen.rows[i * width + j]! * mean[2 + j]!, 0);
      const parts = seen.share[i]! / model.excess;
      gain += logChance(seen.count[i]!, logRate[i]!, parts);
      gain -= logChance(seen.count[i]!, logRate[i]! - effect, parts);
    }
  }
  return gain;
}
