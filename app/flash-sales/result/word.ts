import type { Effect } from "./effect.ts";

export type SaleWord = "sold more" | "sold less" | "no proof yet" | "not enough history";

/** @param units what the sale brought; null where there is too little to compare with */
export function saleWordOf(units: Effect | null): SaleWord {
  if (units === null) return "not enough history";
  if (units.low > 0) return "sold more";
  return units.high < 0 ? "sold less" : "no proof yet";
}
