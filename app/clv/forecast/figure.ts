import { quantileSorted } from "../../numeric/quantiles.ts";

/** What is expected, and the range that holds 95 of 100 futures. */
export interface Figure {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const BELOW = 0.025;

/**
 * @param draws what may come, one entry per simulated future, all at least 0
 * @param least the smallest width an interval may have: one order, or what one is worth
 */
export function figureOf(mean: number, draws: Float64Array, least: number): Figure {
  const sorted = Float64Array.from(draws).sort();
  const low = Math.min(mean, quantileSorted(sorted, BELOW));
  const high = Math.max(mean, quantileSorted(sorted, 1 - BELOW));
  return { mean, low, high: high - low >= least ? high : low + least };
}

/** A figure of months: the 95 % range with the middle half inside it. */
export interface Fan extends Figure {
  readonly lowerQuarter: number;
  readonly upperQuarter: number;
}

export function fanOf(mean: number, draws: Float64Array, least: number): Fan {
  const sorted = Float64Array.from(draws).sort();
  return {
    ...figureOf(mean, draws, least),
    lowerQuarter: quantileSorted(sorted, 0.25),
    upperQuarter: quantileSorted(sorted, 0.75),
  };
}
