import { quantileAmong } from "../../numeric/quantiles.ts";

/** The share of past buyers' margins that lie at or below the ceiling. */
const SHARE = 0.99;

/** Below this many buyers the 99th percentile is the largest of them, or nearly. */
export const BUYERS_FOR_A_CEILING = 200;

/**
 * The most one customer's margin counts: the 99th percentile of what buyers left in a window of the same length before
 * the launch. A ceiling that was fixed before makes intervals narrower and cannot be chosen to please; it gives away at
 * most what lies above it.
 * @param past margins of the customers who bought in that window; those of 0 and below are left out
 * @returns Infinity where too few bought to tell
 */
export function ceilingOf(past: readonly number[]): number {
  const gains = past.filter((margin) => margin > 0);
  return gains.length < BUYERS_FOR_A_CEILING ? Infinity : quantileAmong(gains, SHARE);
}

/** Margins as they count: none above the ceiling. */
export const below = (ceiling: number, y: Float64Array): Float64Array =>
  ceiling === Infinity ? y : y.map((margin) => Math.min(margin, ceiling));
