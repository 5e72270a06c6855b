import { median } from "../../numeric/quantiles.ts";

/** A burst stands this far above the days around it, and is at least so many first orders. */
const TIMES_THE_USUAL = 8;
const LEAST = 15;
const AROUND = 28;

/** A day that stands out of all others: a launch, a mention by somebody famous. */
export interface Burst {
  /** Place in the daily counts. */
  readonly index: number;
  /** First orders above those of a usual day around it. */
  readonly excess: number;
}

/**
 * Days far above the middle of the four weeks on either side. They say nothing of the level, so the level is estimated
 * without them.
 * @param known 1 for days that are events by name
 */
export function findBursts(counts: Float64Array, known: Uint8Array): Burst[] {
  const bursts: Burst[] = [];
  for (let index = 0; index < counts.length; index++) {
    const count = counts[index]!;
    if (count < LEAST || known[index] === 1) continue;
    const around = counts.slice(Math.max(0, index - AROUND), index + AROUND + 1);
    const usual = around.reduce((sum, own) => sum + own, 0) / around.length;
    if (count < (TIMES_THE_USUAL / 2) * usual) continue;
    const middle = Math.max(1, median(around));
    if (count >= TIMES_THE_USUAL * middle) bursts.push({ index, excess: count - middle });
  }
  return bursts;
}
