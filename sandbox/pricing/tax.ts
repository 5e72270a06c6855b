import type { ShopRecord } from "../store/types.ts";
import { share } from "./allocation.ts";

/** Where prices are told without tax; everywhere else they hold it. */
const TAX_ON_TOP = ["US", "CA"];

export const pricesIncludeTax = (shop: ShopRecord): boolean =>
  shop.taxesIncluded ?? !TAX_ON_TOP.includes(shop.country);

/** The usual rate on goods; where nothing is known of a country, that of the sandbox's first shop. */
const RATES: Record<string, number> = { CA: 0.13, GB: 0.2, FR: 0.2, DE: 0.19, JP: 0.1 };

export const taxRateOf = ({ country }: Pick<ShopRecord, "country">): number =>
  RATES[country] ?? 0.07;

/** What of a price is tax, where prices hold it. */
export const taxInside = (price: number, rate: number): number => share(price, rate / (1 + rate));
