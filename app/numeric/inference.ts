import { quantileSorted } from "./quantiles.ts";
import type { Random } from "./random.ts";
import { normalCdf, normalQuantile } from "./special.ts";

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided p-value against no difference. */
  readonly pValue: number;
}

/** What is known of one arm about a quantity: how many, their mean and (unbiased) variance. */
export interface Sample {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
}

/** Mean and unbiased variance in one pass (Welford). */
export function sampleOf(values: ArrayLike<number>): Sample {
  let mean = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const away = values[i]! - mean;
    mean += away / (i + 1);
    squares += away * (values[i]! - mean);
  }
  const n = values.length;
  return { n, mean: n > 0 ? mean : NaN, variance: n > 1 ? squares / (n - 1) : NaN };
}

/**
 * a − b with Welch's unequal-variance interval, normal quantiles (arms of an offer are large).
 * Null where an arm has fewer than two members.
 */
export function differenceOfMeans(a: Sample, b: Sample, confidence = 0.95): Estimate | null {
  if (!(a.n > 1 && b.n > 1)) return null;
  const value = a.mean - b.mean;
  const error = Math.sqrt(a.variance / a.n + b.variance / b.n);
  const reach = normalQuantile(0.5 + confidence / 2) * error;
  const pValue = error > 0 ? 2 * normalCdf(-Math.abs(value) / error) : value === 0 ? 1 : 0;
  return { value, low: value - reach, high: value + reach, pValue };
}

/** Successes among trials. */
export interface Share {
  readonly successes: number;
  readonly trials: number;
}

/** Wilson's interval of a proportion; stays inside [0, 1] and is honest at 0 and n. */
export function proportionInterval({ successes, trials }: Share, confidence = 0.95) {
  if (!(trials > 0)) return null;
  const z = normalQuantile(0.5 + confidence / 2);
  const p = successes / trials;
  const denominator = 1 + (z * z) / trials;
  const centre = (p + (z * z) / (2 * trials)) / denominator;
  const reach =
    (z / denominator) * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  return { value: p, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/**
 * a − b with Newcombe's hybrid score interval (Statistics in Medicine 17, 1998, method 10) and the
 * pooled two-proportion z-test. Null where an arm is empty.
 */
export function differenceOfProportions(a: Share, b: Share, confidence = 0.95): Estimate | null {
  const first = proportionInterval(a, confidence);
  const second = proportionInterval(b, confidence);
  if (first === null || second === null) return null;
  const value = first.value - second.value;
  const low = value - Math.hypot(first.value - first.low, second.high - second.value);
  const high = value + Math.hypot(first.high - first.value, second.value - second.low);
  const pooled = (a.successes + b.successes) / (a.trials + b.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials));
  const pValue = error > 0 ? 2 * normalCdf(-Math.abs(value) / error) : 1;
  return { value, low, high, pValue };
}

/** Percentile bootstrap of any statistic of a sample. */
export function bootstrap(
  values: ArrayLike<number>,
  statistic: (sample: Float64Array) => number,
  random: Random,
  { draws = 1000, confidence = 0.95 } = {},
): { value: number; low: number; high: number } {
  const n = values.length;
  const sample = new Float64Array(n);
  const results = new Float64Array(draws);
  for (let d = 0; d < draws; d++) {
    for (let i = 0; i < n; i++) sample[i] = values[Math.floor(random.next() * n)]!;
    results[d] = statistic(sample);
  }
  results.sort();
  return {
    value: statistic(Float64Array.from(values)),
    low: quantileSorted(results, 0.5 - confidence / 2),
    high: quantileSorted(results, 0.5 + confidence / 2),
  };
}
