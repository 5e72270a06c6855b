import { BEFORE_DAYS, RECENT_DAYS } from "./alike.ts";
import type { DailySales } from "./daily-sales.ts";
import type { Effect } from "./effect.ts";
import { placebosOf, type Judged, type Sale, type Without, withoutSale } from "./placebo.ts";
import { saleWordOf, type SaleWord } from "./word.ts";

/** Days after a sale in which purchases are missing that it brought forward. */
export const AFTER_DAYS = 10;

export interface SoldShop {
  units: DailySales;
  /** in any unit of money; null where prices are not known */
  revenue: DailySales | null;
  /** by product: what one piece costs, null where nobody knows */
  cost: readonly (number | null)[];
}

export interface SaleResult {
  word: SaleWord;
  units: Effect | null;
  revenue: Effect | null;
  margin: Effect | null;
  /** units of the days after, below 0 where purchases were brought forward; null where too few are over */
  after: { days: number; units: Effect } | null;
  /** earlier dates at which the same was tried without a sale */
  placebos: number;
}

/** @param sale its days, by their place in the history; products that had never been sold are not judged */
export function judgeSale(
  shop: SoldShop,
  { products, from, until }: Sale & { until: number },
): SaleResult {
  const { units, revenue } = shop;
  const known = { from: 0, until: from };
  const sale = { products: products.filter((one) => units.of(one, known) > 0), from };
  const during = { after: 0, days: until - from };
  const placebos = sale.products.length === 0 ? [] : placebosOf(units, sale, during);
  const inUnits = withoutSale(units, sale, during, placebos, 1);
  const inMoney =
    revenue === null || inUnits === null
      ? null
      : withoutSale(revenue, sale, during, placebos, usualPrice(shop, sale));
  return {
    word: saleWordOf(inUnits === null ? null : effectOf(inUnits)),
    units: inUnits && effectOf(inUnits),
    revenue: inMoney && effectOf(inMoney),
    margin: inMoney && marginOf(shop, sale, during, inMoney),
    after: inUnits === null ? null : afterOf(units, sale, until),
    placebos: inUnits?.placebos ?? placebos.length,
  };
}

const effectOf = ({ sold, mean, low, high }: Without): Effect => ({
  mean: sold - mean,
  low: sold - high,
  high: sold - low,
});

function afterOf(units: DailySales, sale: Sale, until: number) {
  const days = Math.min(AFTER_DAYS, units.days - until);
  if (days < 1) return null;
  const judged = { after: until - sale.from, days };
  const without = withoutSale(units, sale, judged, placebosOf(units, sale, judged), 1);
  return without && { days, units: effectOf(without) };
}

/** What a piece of the products on sale brought before; where none was sold, any piece of the shop. */
function usualPrice({ units, revenue }: SoldShop, { products, from }: Sale): number {
  const before = { from: Math.max(0, from - BEFORE_DAYS), until: from };
  const own = revenue!.ofAll(products, before) / units.ofAll(products, before);
  if (own > 0 && own < Infinity) return own;
  return revenue!.ofShop(before) / units.ofShop(before) || 1;
}

/** Paid less cost, against the revenue there would have been at the margin of the 28 days before. */
function marginOf(shop: SoldShop, sale: Sale, { days }: Judged, inMoney: Without): Effect | null {
  const { units, revenue, cost } = shop;
  if (sale.products.some((one) => cost[one] == null)) return null;
  const costs = (window: { from: number; until: number }) =>
    sale.products.reduce((sum, one) => sum + cost[one]! * units.of(one, window), 0);
  const before = { from: sale.from - RECENT_DAYS, until: sale.from };
  const paid = revenue!.ofAll(sale.products, before);
  if (!(paid > 0)) return null;
  const share = 1 - costs(before) / paid;
  const earned = inMoney.sold - costs({ from: sale.from, until: sale.from + days });
  const bounds = [earned - share * inMoney.low, earned - share * inMoney.high];
  return {
    mean: earned - share * inMoney.mean,
    low: Math.min(...bounds),
    high: Math.max(...bounds),
  };
}
