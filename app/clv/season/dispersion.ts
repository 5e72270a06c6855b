import type { Design } from "./design.ts";
import type { SeenOrders } from "./years-left-out.ts";

/** Days counted together: what all customers share for weeks is not seen from one day to the next. */
const LENGTHS = [1, 28];

/**
 * Pearson's dispersion of the orders around their means: variance over mean, at least 1. Of single
 * days and of four weeks the larger one.
 */
export function dispersionOf(
  { counts, weight }: SeenOrders,
  means: Float64Array,
  { rows, columns, weekdaysFrom, season }: Design,
): number {
  let dispersion = 1;
  for (const length of LENGTHS) {
    let sum = 0;
    let bins = 0;
    // counted back from the last day, so that the last bin is whole
    for (let end = rows; end - length >= 0; end -= length) {
      let mean = 0;
      let residual = 0;
      for (let row = end - length; row < end; row++) {
        if (weight[row] === 0) continue;
        mean += means[row]!;
        residual += counts[row]! - means[row]!;
      }
      if (!(mean > 0)) continue;
      sum += (residual * residual) / mean;
      bins++;
    }
    // weekdays are even over four weeks
    const used = length === 1 ? columns : columns - (season - weekdaysFrom);
    if (bins > used) dispersion = Math.max(dispersion, sum / (bins - used));
  }
  return dispersion;
}
