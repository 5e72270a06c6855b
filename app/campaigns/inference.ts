/** 0.975 quantile of the standard normal distribution. */
export const Z95 = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/**
 * 95 % interval of a share, Wilson (1927) score interval: never below 0 or above 1, and honest at 0 of n.
 * @throws RangeError when n is not positive or k not in 0..n
 */
export function wilson(k: number, n: number): Interval {
  if (!(n > 0 && k >= 0 && k <= n)) throw new RangeError(`found ${k} of ${n}, expected 0 <= k <= n, n > 0`);
  const p = k / n;
  const z2 = Z95 * Z95;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * 95 % interval of the difference of two independent shares, a - b: Newcombe (1998), method 10, the Wilson intervals of
 * both put together.
 */
export function newcombe(a: { k: number; n: number }, b: { k: number; n: number }): Interval {
  const [pa, pb] = [a.k / a.n, b.k / b.n];
  const [ia, ib] = [wilson(a.k, a.n), wilson(b.k, b.n)];
  return {
    low: pa - pb - Math.hypot(pa - ia.low, ib.high - pb),
    high: pa - pb + Math.hypot(ia.high - pa, pb - ib.low),
  };
}

/**
 * 0.975 quantile of Student's t: Cornish-Fisher expansion, Abramowitz & Stegun 26.7.5. Error below 0.002 from 5 degrees
 * of freedom on.
 */
export function studentQuantile(degrees: number): number {
  const z = Z95;
  const [z3, z5, z7, z9] = [z ** 3, z ** 5, z ** 7, z ** 9];
  return (
    z +
    (z3 + z) / 4 / degrees +
    (5 * z5 + 16 * z3 + 3 * z) / 96 / degrees ** 2 +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384 / degrees ** 3 +
    (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92160 / degrees ** 4
  );
}

export interface Sample {
  n: number;
  sum: number;
  sumOfSquares: number;
}

/**
 * 95 % interval of the difference of two means, a - b, with unequal variances: Welch (1947).
 * @returns null with fewer than two observations on a side
 */
export function welch(a: Sample, b: Sample): (Interval & { difference: number }) | null {
  if (a.n < 2 || b.n < 2) return null;
  const [va, vb] = [varianceOfMean(a), varianceOfMean(b)];
  const difference = a.sum / a.n - b.sum / b.n;
  const variance = va + vb;
  if (variance === 0) return { difference, low: difference, high: difference };
  const degrees = variance ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  const half = studentQuantile(Math.max(degrees, 1)) * Math.sqrt(variance);
  return { difference, low: difference - half, high: difference + half };
}

function varianceOfMean({ n, sum, sumOfSquares }: Sample): number {
  return Math.max(0, sumOfSquares - (sum * sum) / n) / (n - 1) / n;
}
