import { betaQuantile } from "./beta-quantile.ts";

/** Student's t: the quantile of a share with so many degrees of freedom, by that of a Beta. */
export function tQuantile(share: number, freedom: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`A share is between 0 and 1, found ${share}`);
  if (share < 0.5) return -tQuantile(1 - share, freedom);
  // t² / (freedom + t²) is Beta(1/2, freedom / 2)
  const x = betaQuantile(2 * share - 1, 0.5, freedom / 2);
  return Math.sqrt((freedom * x) / (1 - x));
}
