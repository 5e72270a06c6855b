import { DateTime } from "luxon";
import { languageOf } from "../../store/language.ts";
import type { ShopRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { pricesIncludeTax } from "../../pricing/tax.ts";
import { gid } from "../gid.ts";
import { metafieldFields } from "./metafield-fields.ts";

const Shop: Fields<ShopRecord> = {
  id: (shop) => gid("Shop", shop.id),
  name: (shop) => shop.name,
  email: (shop) => shop.email,
  contactEmail: (shop) => shop.email,
  shopOwnerName: (shop) => shop.name,
  myshopifyDomain: (shop) => shop.domain,
  primaryDomain: (shop) => ({
    id: gid("Domain", shop.id),
    host: shop.domain,
    url: `https://${shop.domain}`,
    sslEnabled: true,
  }),
  url: (shop) => `https://${shop.domain}`,
  currencyCode: (shop) => shop.currency,
  enabledPresentmentCurrencies: (shop) => [shop.currency],
  currencyFormats: (shop) => ({
    moneyFormat: `{{amount}} ${shop.currency}`,
    moneyWithCurrencyFormat: `{{amount}} ${shop.currency}`,
  }),
  ianaTimezone: (shop) => shop.timezone,
  timezoneAbbreviation: (shop, _args, call) =>
    DateTime.fromISO(call.now, { zone: shop.timezone }).toFormat("ZZZZ"),
  timezoneOffset: (shop, _args, call) =>
    DateTime.fromISO(call.now, { zone: shop.timezone }).toFormat("ZZZ"),
  timezoneOffsetMinutes: (shop, _args, call) =>
    DateTime.fromISO(call.now, { zone: shop.timezone }).offset,
  createdAt: (shop) => shop.createdAt,
  updatedAt: (shop) => shop.createdAt,
  taxesIncluded: pricesIncludeTax,
  taxShipping: () => false,
  weightUnit: () => "KILOGRAMS",
  unitSystem: () => "METRIC_SYSTEM",
  setupRequired: () => false,
  checkoutApiSupported: () => true,
  plan: (shop) => ({
    displayName: shop.planName,
    publicDisplayName: shop.planName,
    partnerDevelopment: shop.planName === "Development",
    shopifyPlus: shop.planName.endsWith("Plus"),
  }),
  shopAddress: (shop) => ({ id: gid("ShopAddress", shop.id), countryCodeV2: shop.country }),
  billingAddress: (shop) => ({ id: gid("ShopAddress", shop.id), countryCodeV2: shop.country }),
  ...metafieldFields<ShopRecord>((shop) => gid("Shop", shop.id)),
};

function localeOf(shop: ShopRecord) {
  const locale = languageOf(shop);
  const name = new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale;
  return { locale, name, primary: true, published: true };
}

export const shop: Domain = {
  types: {
    QueryRoot: {
      shop: (_source: unknown, _args, call) => call.store.shop,
      // nobody translates the sandbox's shops: the one language is published
      shopLocales: (_source: unknown, _args, call) => [localeOf(call.store.shop)],
    } satisfies Fields<unknown>,
    Shop,
  },
  plain: {
    ShopPlan: "displayName publicDisplayName partnerDevelopment shopifyPlus",
    Domain: "id host url sslEnabled",
    CurrencyFormats: "moneyFormat moneyWithCurrencyFormat",
    ShopAddress: "id countryCodeV2",
    ShopLocale: "locale name primary published",
    UserError: "field message",
  },
};
