import type { ShopRecord } from "../store/types.ts";

/** Where a shop sells. The sandbox's shops have the two that Shopify makes: the own country, and all others. */
export interface Market {
  id: number;
  name: string;
  handle: string;
  /** null = every country without a market of its own */
  country: string | null;
}

export function marketsOf(shop: ShopRecord): Market[] {
  const name = new Intl.DisplayNames(["en"], { type: "region" }).of(shop.country) ?? shop.country;
  return [
    { id: shop.id * 10 + 1, name, handle: shop.country.toLowerCase(), country: shop.country },
    { id: shop.id * 10 + 2, name: "International", handle: "international", country: null },
  ];
}

export function marketOf(shop: ShopRecord, country: string): Market {
  const [own, others] = marketsOf(shop);
  return country === own!.country ? own! : others!;
}
