import { designOf, YEAR, type Design, type EventGroup } from "./design.ts";
import type { DailyCounts } from "./first-orders-by-day.ts";
import { gainOfOccasions, gainOfYears, usualModel } from "./gates.ts";
import type { EffectPrior } from "./level-filter.ts";
import { likeRepeats } from "./like-repeats.ts";
import type { Season } from "../season/season.ts";
import { observationsOf, type Observations } from "./observations.ts";

/** The design that is used. */
export interface ChosenDesign {
  readonly design: Design;
  /** Standard deviation of each group's effect from what is known to an occasion to come, in logarithms. */
  readonly eventChange: readonly number[];
  /** Priors of the effects, each as likely as the others. */
  readonly priors: readonly EffectPrior[];
}

/** How much the effect of an event differs from one occasion to the next; the fewer were seen, the less is known. */
const CHANGE = 0.2;

/** Days of one group further apart than this are two occasions. */
const APART = 14;
/** An event seen once must be so much likelier than chance, as ln of the ratio. */
const EVIDENCE = 3;
/** Years left out must be so much likelier with a season, as ln of the ratio: chance alone often gives a little. */
const SEASON_EVIDENCE = 1;
const YEARS_OF_SEASON = 2;
/** The first order of a young shop comes late. */
const LATE = 14;

/**
 * Which of season and events foretell what they have not seen: the season by years left out, from two years on; an
 * event by occasions left out, or by its evidence where there was only one. What does not is left out. Where years
 * left out do not show a season but repeat orders have one, or only one year was seen, there may be one or none. It is
 * drawn to that of repeat orders.
 */
export function chooseDesign(
  counts: DailyCounts,
  weekdays: Float64Array,
  leftOut: Uint8Array,
  offered: readonly EventGroup[],
  repeats: Season,
): ChosenDesign {
  const today = counts.firstDay + counts.counts.length;
  const isSeen = (day: number) => day >= counts.firstDay && day < today;
  const groups = offered.filter((kinds) => kinds.some(({ days }) => days.some(isSeen)));
  const canShow = counts.counts.length >= Math.floor(YEARS_OF_SEASON * YEAR) - 1;
  const mayHave = !canShow && counts.counts.length >= YEAR - LATE;
  const whole = designOf(true, groups);
  const seen = observationsOf(counts, weekdays, whole, leftOut);
  const season = Array.from({ length: whole.seasonColumns }, (_, i) => i);
  const events = whole.groupColumns.flat();
  const all = priorOf(whole, [...season, ...events]);
  const { model } = usualModel(seen, canShow ? all : priorOf(whole, events));
  const isShown =
    canShow && gainOfYears(seen, priorOf(whole, events), all, model, today) > SEASON_EVIDENCE;
  const usesSeason = isShown || mayHave || (canShow && repeats.harmonics.length > 0);
  const steady = usesSeason ? season : [];
  const kept = groups.flatMap((kinds, group) => {
    const columns = whole.groupColumns[group]!;
    const occasions = occasionsOf(seen, columns, whole.columns);
    const others = [...steady, ...events.filter((column) => !columns.includes(column))];
    const prior = priorOf(whole, [...others, ...columns]);
    const gain =
      occasions.length > 1
        ? gainOfOccasions(seen, prior, model, columns, occasions)
        : usualModel(seen, prior).log - usualModel(seen, priorOf(whole, others)).log - EVIDENCE;
    return gain > 0 ? [{ kinds, occasions: occasions.length }] : [];
  });
  const design = designOf(
    usesSeason,
    kept.map(({ kinds }) => kinds),
  );
  const ownEvents = design.groupColumns.flat();
  return {
    design,
    eventChange: kept.map(({ occasions }) => CHANGE / Math.sqrt(occasions)),
    priors: [
      ...(usesSeason ? [likeRepeats(priorOf(design, [...steady, ...ownEvents]), repeats)] : []),
      ...(isShown ? [] : [priorOf(design, ownEvents)]),
    ],
  };
}

/** The design's prior with all effects but those of `columns` held at 0. */
function priorOf({ columns, prior }: Design, free: readonly number[]): EffectPrior {
  const covariance = new Float64Array(columns * columns);
  for (const column of free) covariance[column * columns + column] = prior[column]!;
  return { mean: new Float64Array(columns), covariance };
}

/** For each occasion of the event with these columns, which observations belong to it. */
function occasionsOf(seen: Observations, columns: readonly number[], width: number): Uint8Array[] {
  const occasions: Uint8Array[] = [];
  let last = -Infinity;
  for (let i = 0; i < seen.size; i++) {
    if (!columns.some((column) => seen.rows[i * width + column] !== 0)) continue;
    if (seen.day[i]! - last > APART) occasions.push(new Uint8Array(seen.size));
    occasions.at(-1)![i] = 1;
    last = seen.day[i]!;
  }
  return occasions;
}
