/** Sales of customers over some time with what is known of their cost; amounts in minor units. */
export interface CostedSales {
  readonly orders: number;
  /** by the rule of docs/revenue.md */
  readonly revenueMinor: number;
  /** the part of it from variants of known unit cost */
  readonly knownMinor: number;
  /** pieces kept × unit cost, of that part */
  readonly costMinor: number;
}

/** What a night finds out about costs. */
export interface ProfitPicture {
  readonly customers: number;
  readonly all: CostedSales;
  /** the last 365 days */
  readonly year: CostedSales;
}

/** Below this share of sales with known costs no profit is shown: the unknown part would decide the figure. */
export const LEAST_KNOWN = 0.5;

export interface Contribution {
  /** share of revenue whose unit cost is known, 0 to 1 */
  readonly knownShare: number;
  /** revenue less unit costs of the known part, and of the rest what the margin says; minor units */
  readonly minor: number;
  /** the same for one unit of revenue */
  readonly perRevenue: number;
}

/**
 * Contribution after unit costs: Σ known revenue − pieces kept × unit cost, + margin × the rest of the revenue.
 * @param marginPercent the merchant's own margin for goods of unknown cost, 1 to 100; null leaves the rest out, as if
 *   it brought nothing
 * @returns null without revenue
 */
export function contributionOf(
  sales: CostedSales,
  marginPercent: number | null,
): Contribution | null {
  const { revenueMinor, knownMinor, costMinor } = sales;
  if (!(revenueMinor > 0)) return null;
  const rest = (revenueMinor - knownMinor) * ((marginPercent ?? 0) / 100);
  const minor = knownMinor - costMinor + rest;
  return { knownShare: knownMinor / revenueMinor, minor, perRevenue: minor / revenueMinor };
}
