/** Correlation of x with ln y, of positive y; 0 where there are too few to tell, or all are alike. */
export function logCorrelation(x: readonly number[], y: readonly number[]): number {
  const n = x.length;
  if (n < 3) return 0;
  let sx = 0;
  let sy = 0;
  for (let i = 0; i < n; i++) {
    sx += x[i]!;
    sy += Math.log(y[i]!);
  }
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    const dx = x[i]! - sx / n;
    const dy = Math.log(y[i]!) - sy / n;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** The largest distance from the mean, in units of the mean; 0 where that is not above 0. */
export function farthestFrom(mean: number, values: readonly number[]): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value - mean));
  return mean > 0 ? most / mean : 0;
}

/** Variance in units of the squared mean; 1 where there are too few to tell. */
export function relativeVariance(values: readonly number[], mean: number): number {
  if (values.length < 2 || !(mean > 0)) return 1;
  const squares = values.reduce((sum, value) => sum + (value / mean - 1) ** 2, 0);
  return squares / (values.length - 1);
}
