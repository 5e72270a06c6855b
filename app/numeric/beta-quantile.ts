import { betaCdf } from "./special.ts";

/**
 * x with I_x(a, b) = share, for a, b > 0; absolute error below 1e-12. By halving: the distribution function never
 * falls.
 */
export function betaQuantile(share: number, a: number, b: number): number {
  if (!(share >= 0 && share <= 1)) {
    throw new RangeError(`A share is from 0 to 1, found ${share}`);
  }
  if (!(a > 0 && b > 0)) return NaN;
  let low = 0;
  let high = 1;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, a, b) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
