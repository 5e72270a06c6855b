/** Of one customer, minor units: contribution of goods of known cost, revenue of all others, the discount on those. */
export interface Sold {
  k: number;
  r: number;
  d: number;
}

/**
 * Contribution of a customer: of goods of known cost what it is, and of the rest m·r − (1 − m)·d for a margin share m,
 * revenue r after discount and discount d: the cost of the goods stays the same when the price falls.
 * @param marginPercent contribution margin before the discount, 1 to 100; null leaves goods of unknown cost out
 */
export function contributionAt(marginPercent: number | null): (sold: Sold) => number {
  if (marginPercent === null) return ({ k }) => k;
  const m = marginPercent / 100;
  return ({ k, r, d }) => k + m * r - (1 - m) * d;
}
