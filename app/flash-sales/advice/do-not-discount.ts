import { daysOfCover } from "../../stock/demand-rate.ts";
import { type Demand, unitsNeeded } from "../../stock/stock-out.ts";

const SURE = 0.8;
const SHORT_COVER_DAYS = 21;
const MOST_LOYAL_SHARE = 0.1;

/** A product about to be put on sale; money in minor units, null where it is not known. */
export interface Considered {
  /** null where stock is not counted */
  stock: number | null;
  /** units a day without a sale */
  rate: number;
  /** of the days of the sale */
  demand: Demand;
  salePrice: number;
  unitCost: number | null;
  /** least share of the sale's price that is to be left */
  marginFloor: number;
  /** lowest effective price of the last 30 days */
  lowestPrice: number | null;
  /** buyers at the full price in the last 14 days, and those of them in the fifth of customers worth most */
  fullPriceBuyers: number;
  bestFullPriceBuyers: number;
}

/** Why a product is better left at its price, with the figures that say so. */
export type ReasonAgainst =
  | { reason: "would sell out"; stock: number; needed: number }
  | { reason: "short cover"; days: number }
  | { reason: "below margin floor"; margin: number; floor: number }
  | { reason: "as low lately"; lowestPrice: number }
  | { reason: "best customers paid in full"; buyers: number; share: number };

/** All reasons there are; none where nothing speaks against it. */
export function reasonsAgainst(product: Considered): ReasonAgainst[] {
  return [...ofStock(product), ...ofPrice(product), ...ofBuyers(product)];
}

function ofStock({ stock, rate, demand }: Considered): ReasonAgainst[] {
  if (stock === null) return [];
  const reasons: ReasonAgainst[] = [];
  const needed = unitsNeeded(demand, SURE);
  if (needed > stock) reasons.push({ reason: "would sell out", stock, needed });
  const days = daysOfCover(stock, rate);
  if (days < SHORT_COVER_DAYS) reasons.push({ reason: "short cover", days });
  return reasons;
}

function ofPrice({ salePrice, unitCost, marginFloor, lowestPrice }: Considered): ReasonAgainst[] {
  const reasons: ReasonAgainst[] = [];
  if (unitCost !== null) {
    const margin = salePrice > 0 ? 1 - unitCost / salePrice : -Infinity;
    if (margin < marginFloor)
      reasons.push({ reason: "below margin floor", margin, floor: marginFloor });
  }
  if (lowestPrice !== null && lowestPrice <= salePrice)
    reasons.push({ reason: "as low lately", lowestPrice });
  return reasons;
}

function ofBuyers({ fullPriceBuyers, bestFullPriceBuyers }: Considered): ReasonAgainst[] {
  const share = fullPriceBuyers > 0 ? bestFullPriceBuyers / fullPriceBuyers : 0;
  if (share <= MOST_LOYAL_SHARE) return [];
  return [{ reason: "best customers paid in full", buyers: bestFullPriceBuyers, share }];
}
