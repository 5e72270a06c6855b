import type { ShopRecord } from "../store/types.ts";
import { share } from "./allocation.ts";

/** Where prices are told without tax; everywhere else they hold it. */
const TAX_ON_TOP = ["US", "CA"];

export const pricesIncludeTax = (shop: ShopRecord): boolean =>
  shop.taxesIncluded ?? !TAX_ON_TOP.includes(shop.country);

/** What of a price is tax, where prices hold it. */
export const taxInside = (price: number, rate: number): number => share(price, rate / (1 + rate));
