import { findBursts, type Burst } from "./bursts.ts";
import { chooseDesign, type ChosenDesign } from "./choose-design.ts";
import type { Season } from "../season/season.ts";
import type { EventGroup } from "./design.ts";
import type { DailyCounts } from "./first-orders-by-day.ts";
import { observationsOf } from "./observations.ts";
import { weekdayFactors } from "./weekdays.ts";
import { weighModels, type WeighedModel } from "./weigh-models.ts";

/** All that is learnt from the days before the first one foretold. */
export interface ReadHistory extends ChosenDesign {
  readonly counts: DailyCounts;
  readonly weekdays: Float64Array;
  readonly bursts: readonly Burst[];
  /** 1 for days the level was not told of. */
  readonly leftOut: Uint8Array;
  readonly models: readonly WeighedModel[];
}

/**
 * @param offered events that may have an effect, those to come included
 * @param repeats the season of repeat orders
 */
export function readHistory(
  counts: DailyCounts,
  offered: readonly EventGroup[],
  repeats: Season,
): ReadHistory {
  const size = counts.counts.length;
  const known = new Uint8Array(size);
  for (const { days } of offered.flat()) {
    for (const day of days) {
      const index = day - counts.firstDay;
      if (index >= 0 && index < size) known[index] = 1;
    }
  }
  const bursts = findBursts(counts.counts, known);
  const leftOut = new Uint8Array(size);
  for (const { index } of bursts) leftOut[index] = 1;
  const weekdays = weekdayFactors(
    counts,
    known.map((event, i) => event | leftOut[i]!),
  );
  const chosen = chooseDesign(counts, weekdays, leftOut, offered, repeats);
  const { design } = chosen;
  const seen = observationsOf(counts, weekdays, design, leftOut);
  const models = weighModels(seen, chosen.priors);
  return { ...chosen, counts, weekdays, bursts, leftOut, models };
}
