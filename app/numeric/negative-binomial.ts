import { betaCdf, logGamma } from "./special.ts";

/** Counts of a mean m and variance m + φm²; φ = 0 would be Poisson's and is not taken. */
export interface NegativeBinomial {
  mean: number;
  dispersion: number;
}

/** P(count ≤ k); 0 below 0. By the regularised incomplete beta function. */
export function negativeBinomialCdf({ mean, dispersion }: NegativeBinomial, k: number): number {
  requireLaw(mean, dispersion);
  if (k < 0) return 0;
  if (mean === 0) return 1;
  const size = 1 / dispersion;
  return betaCdf(size / (size + mean), size, Math.floor(k) + 1);
}

/** P(count = k). */
export function negativeBinomialChance({ mean, dispersion }: NegativeBinomial, k: number): number {
  requireLaw(mean, dispersion);
  if (mean === 0) return k === 0 ? 1 : 0;
  const size = 1 / dispersion;
  const log = logGamma(size + k) - logGamma(size) - logGamma(k + 1);
  return Math.exp(log + size * Math.log(size / (size + mean)) + k * Math.log(mean / (size + mean)));
}

function requireLaw(mean: number, dispersion: number): void {
  if (!(mean >= 0) || !(dispersion > 0))
    throw new RangeError(
      `found mean ${mean} and dispersion ${dispersion}, expected 0 or more and above 0`,
    );
}
