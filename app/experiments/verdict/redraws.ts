import type { Random } from "../../numeric/random.ts";
import type { Strata } from "./strata.ts";

/**
 * Draws the arms again, as they were drawn: as many of each stratum as there were. A partial shuffle (Fisher & Yates)
 * of the values themselves: one side's members times draws is all it costs, and a shuffled stratum is as good to draw
 * from as a fresh one.
 * @param take is told sum and sum of squares of the redrawn side
 */
export function redraw(
  strata: Strata,
  draws: number,
  random: Random,
  take: (sum: number, squares: number) => void,
): void {
  const { begins, sizes, drawn } = strata;
  const e = strata.e.slice();
  for (let d = 0; d < draws; d++) {
    let sum = 0;
    let squares = 0;
    for (let h = 0; h < sizes.length; h++) {
      const until = begins[h]! + drawn[h]!;
      let left = sizes[h]!;
      for (let i = begins[h]!; i < until; i++) {
        const j = i + Math.floor(random.next() * left--);
        const value = e[j]!;
        e[j] = e[i]!;
        e[i] = value;
        sum += value;
        squares += value * value;
      }
    }
    take(sum, squares);
  }
}
