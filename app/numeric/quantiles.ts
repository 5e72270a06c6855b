/**
 * The quantile of type 7 (linear between order statistics, as in R and most spreadsheets) of
 * values already sorted ascending; NaN when there are none.
 */
export function quantileSorted(sorted: ArrayLike<number>, share: number): number {
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`A share is from 0 to 1, found ${share}`);
  }
  const n = sorted.length;
  if (n === 0) return NaN;
  const position = (n - 1) * share;
  const below = Math.floor(position);
  const low = sorted[below]!;
  if (below + 1 >= n) return low;
  return low + (position - below) * (sorted[below + 1]! - low);
}

/** The quantile of type 7 of values in any order. */
export function quantile(values: ArrayLike<number>, share: number): number {
  return quantileSorted(Float64Array.from(values).sort(), share);
}

/** The smallest value that a share of all values does not exceed (type 1); Infinity of none. */
export function quantileAmong(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Infinity;
}

export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}
