/**
 * Splits `amount` minor units over `weights` so that the parts are whole and add up to exactly `amount`
 * (largest remainder; the earlier part wins a tie). No part exceeds its weight when `amount` ≤ Σ weights.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (amount * weight) / total);
  const parts = exact.map(Math.floor);
  let left = amount - parts.reduce((sum, part) => sum + part, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    parts[index] = parts[index]! + 1;
    left--;
  }
  return parts;
}

/** A share of a minor-unit amount, half away from zero: what a shopper expects of 10 % of $0.25. */
export function share(amount: number, fraction: number): number {
  // 1.15 × 100 is 114.99999999999999 in floating point; the nudge is far below one minor unit.
  return Math.floor(amount * fraction + 0.5 + 1e-9);
}
