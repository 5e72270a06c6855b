/**
 * How much of a year's orders customers place before they leave, when they leave at a constant rate and stay
 * `years` on average (exponential lifetimes), against customers who never leave. Between 0 and 1.
 */

/** Of a customer who is there when the year begins: ∫₀¹ e^(−t/T) dt = T(1 − e^(−1/T)). */
export function stayOfKnown(years: number): number {
  return years * -Math.expm1(-1 / years);
}

/** Of customers who join evenly over the year: ∫₀¹ T(1 − e^(−(1−u)/T)) du over the half year they could have had. */
export function stayOfNew(years: number): number {
  return 2 * years * (1 - stayOfKnown(years));
}
