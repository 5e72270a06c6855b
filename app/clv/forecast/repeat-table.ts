import type { Repeats } from "./repeats.ts";

/** Repeat orders of customers to come, by the step in which they join and the step in which they order. */
export interface RepeatTable {
  /** expected[p][q]: of one who joins in step p, in step q. */
  readonly expected: readonly Float64Array[];
  /** Variance of the repeat orders of one who joins in step p, up to the end. */
  readonly variance: Float64Array;
}

/**
 * @param ends last days of the steps, ascending
 * @param between ticks from the end of one day of the horizon to the end of another
 */
export function repeatTable(
  repeats: Repeats,
  ends: readonly number[],
  between: (from: number, to: number) => number,
): RepeatTable {
  const variance = new Float64Array(ends.length);
  const expected = ends.map((end, p) => {
    const start = ends[p - 1] ?? 0;
    const row = new Float64Array(ends.length);
    for (let joined = start + 1; joined <= end; joined++) {
      let before = 0;
      for (let q = p; q < ends.length; q++) {
        const by = repeats.by(between(joined, ends[q]!));
        row[q]! += (by - before) / (end - start);
        before = by;
      }
      variance[p]! += repeats.variance(between(joined, ends.at(-1)!)) / (end - start);
    }
    return row;
  });
  return { expected, variance };
}
