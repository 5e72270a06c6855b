/**
 * Area under the ROC curve: the chance that a positive has the higher score than a negative, ties
 * counting half. NaN without both kinds.
 */
export function areaUnderCurve(scores: ArrayLike<number>, positive: ArrayLike<number>): number {
  const ranks = midRanks(scores);
  let positives = 0;
  let rankSum = 0;
  for (let i = 0; i < scores.length; i++) {
    if (positive[i] === 0) continue;
    positives++;
    rankSum += ranks[i]!;
  }
  const negatives = scores.length - positives;
  if (positives === 0 || negatives === 0) return NaN;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Ranks from 1, equal values sharing the mean of their ranks. */
export function midRanks(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  const order = ascending(values);
  const ranks = new Float64Array(n);
  for (let i = 0; i < n;) {
    let j = i;
    while (j + 1 < n && values[order[j + 1]!] === values[order[i]!]) j++;
    const shared = (i + j) / 2 + 1;
    for (; i <= j; i++) ranks[order[i]!] = shared;
  }
  return ranks;
}

/** Positions of values from the smallest to the largest; equal values stay in order. */
export function ascending(values: ArrayLike<number>): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((i, j) => values[i]! - values[j]! || i - j);
}
