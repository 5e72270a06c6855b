import type { ShopRecord } from "../store/types.ts";

/** Shops beside the first one: other money, other clocks, prices that hold the tax, other languages. */
export const moreShops: readonly (Pick<ShopRecord, "domain"> & Partial<ShopRecord>)[] = [
  {
    domain: "kaffeehafen.myshopify.com",
    name: "Kaffeehafen Berlin",
    email: "owner@kaffeehafen.example",
    currency: "EUR",
    timezone: "Europe/Berlin",
    country: "DE",
    taxesIncluded: true,
    language: "de",
  },
  {
    domain: "minato-coffee.myshopify.com",
    name: "Minato Coffee Tokyo",
    email: "owner@minato-coffee.example",
    currency: "JPY",
    timezone: "Asia/Tokyo",
    country: "JP",
    taxesIncluded: true,
    language: "ja",
  },
];
