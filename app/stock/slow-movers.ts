import { daysOfCover, demandRate } from "./demand-rate.ts";
import { chanceItLasts } from "./stock-out.ts";
import { noLift } from "./sale-lift.ts";

const COVER_DAYS = 120;
const SEEN_DAYS = 56;
const LOOKED_DAYS = 84;
const MOST_SELLING_DAYS = 8;
const SELL_WITHIN_DAYS = 90;

/** A product with stock. */
export interface Stocked {
  /** units sold by day, the last day last */
  units: ArrayLike<number>;
  /** place of the day it was first sold, or came in if it never was */
  since: number;
  stock: number;
  /** of one piece, in minor units; null = unknown */
  unitCost: number | null;
}

export interface SlowMover<Product extends Stocked> {
  product: Product;
  rate: number;
  /** Infinity where nothing sold */
  cover: number;
  sellingDays: number;
  /** that the stock is gone within 90 days */
  chanceSold: number;
  /** stock at cost × the chance that it still lies there, in minor units; null where the cost is unknown */
  atRisk: number | null;
}

/** Stock that hardly moves, what binds most money first; new products are none. @param dispersion φ of the shop */
export function slowMovers<Product extends Stocked>(
  products: readonly Product[],
  dispersion: number,
): SlowMover<Product>[] {
  return products
    .flatMap((product) => slowMover(product, dispersion) ?? [])
    .sort((x, y) => (y.atRisk ?? -1) - (x.atRisk ?? -1) || y.cover - x.cover);
}

function slowMover<Product extends Stocked>(
  product: Product,
  dispersion: number,
): SlowMover<Product> | null {
  const { units, since, stock, unitCost } = product;
  if (stock < 1 || units.length - since < SEEN_DAYS) return null;
  const sellingDays = sellingDaysOf(units);
  const rate = demandRate(units, since);
  const cover = daysOfCover(stock, rate);
  if (sellingDays > MOST_SELLING_DAYS || cover <= COVER_DAYS) return null;
  // sold out means that demand is at least the stock
  const demand = { expected: rate * SELL_WITHIN_DAYS, dispersion, lift: noLift };
  const chanceSold = 1 - chanceItLasts(demand, stock - 1);
  const atRisk = unitCost === null ? null : stock * unitCost * (1 - chanceSold);
  return { ...{ product, rate, cover, sellingDays, chanceSold, atRisk } };
}

function sellingDaysOf(units: ArrayLike<number>): number {
  let days = 0;
  for (let day = Math.max(0, units.length - LOOKED_DAYS); day < units.length; day++)
    if (units[day]! > 0) days++;
  return days;
}
