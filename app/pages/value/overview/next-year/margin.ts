import { contributionOf, LEAST_KNOWN, type ProfitPicture } from "../../../../clv/predict/profit.ts";

/**
 * What is left of a unit of revenue after the cost of goods, as the last 12 months say it; the merchant's own margin
 * where too few costs are known; null without either.
 */
export function marginOf(
  profit: ProfitPicture | null,
  marginPercent: number | null,
): number | null {
  const year = profit && contributionOf(profit.year, marginPercent);
  if (year && year.knownShare >= LEAST_KNOWN) return year.perRevenue;
  return marginPercent === null ? null : marginPercent / 100;
}
