import type { Random } from "../../numeric/random.ts";

/** How counts scatter around what is expected of them. */
export interface Scatter {
  /** Relative variance that all steps share: customers differ, and may have left. */
  readonly frailty: number;
  /** Variance over mean of the rest; below 1 where customers order more evenly than by chance. */
  readonly evenness: number;
}

/** The scatter of a sum with this mean and variance. */
export function scatterOf(mean: number, variance: number): Scatter {
  if (!(mean > 0)) return { frailty: 0, evenness: 1 };
  return variance >= mean
    ? { frailty: (variance - mean) / (mean * mean), evenness: 1 }
    : { frailty: 0, evenness: Math.max(0, variance / mean) };
}

/** Below this a shared factor is 1 to all purposes. */
const NO_FRAILTY = 1e-9;
/** From here on a count is as good as normal. */
const MANY = 30;

/** Whole counts by step with these means. */
export function countsOf(
  means: Float64Array,
  { frailty, evenness }: Scatter,
  random: Random,
): Float64Array {
  const shared = frailty > NO_FRAILTY ? random.gamma(1 / frailty, 1 / frailty) : 1;
  return means.map((mean) => {
    const expected = mean * shared;
    if (evenness >= 1 || expected < MANY) return random.poisson(Math.max(0, expected));
    return Math.max(0, Math.round(expected + random.normal() * Math.sqrt(expected * evenness)));
  });
}

/** The mean of `count` values over its expectation: log-normal, of the relative variance `spread` of one. */
export function meanOf(count: number, spread: number, random: Random): number {
  if (!(count > 0) || !(spread > 0)) return 1;
  const variance = Math.log1p(spread / count);
  return Math.exp(Math.sqrt(variance) * random.normal() - variance / 2);
}
