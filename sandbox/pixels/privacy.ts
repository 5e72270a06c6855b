import type { ShopStore } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";

/** What a merchant set for visitors: as Shopify advises by country, or against it. */
export const consentModes = ["by country", "asked", "not asked"] as const;
export type ConsentMode = (typeof consentModes)[number];

export interface ConsentRules {
  /** nothing that is not needed runs before a visitor agreed */
  isAsked: boolean;
  /** data may be sold until a visitor objects, and they have to be able to */
  isSaleOfDataRegion: boolean;
  /** country of the visitor: the sandbox has no others than of the shop's own */
  region: string;
}

const asking = new Set(
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO GB CH".split(
    " ",
  ),
);
const fact = "visitorConsent";

export function consentMode(store: ShopStore): ConsentMode {
  const kept = openShopOf(store).fact(fact);
  return consentModes.find((mode) => mode === kept) ?? "by country";
}

export function setConsentMode(store: ShopStore, mode: ConsentMode): void {
  openShopOf(store).setFact(fact, mode);
}

export function consentRules(store: ShopStore): ConsentRules {
  const { country } = store.shop;
  const mode = consentMode(store);
  return {
    isAsked: mode === "asked" || (mode === "by country" && asking.has(country)),
    isSaleOfDataRegion: country === "US",
    region: country,
  };
}
