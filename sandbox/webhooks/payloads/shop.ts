import { webhookShape } from "../shapes.ts";
import { shapeLike, type Payload, type PayloadSource } from "./parts.ts";
import { languageOf } from "../../store/language.ts";

export function shopPayload({ store }: PayloadSource, topic: string): Payload {
  const { shop } = store;
  const money = `{{amount}} ${shop.currency}`;
  return shapeLike(webhookShape(topic)!.example, {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    province: "",
    country: shop.country,
    address1: "1 Sandbox Street",
    zip: "00000",
    city: "Sandbox",
    phone: "",
    primary_locale: languageOf(shop),
    created_at: shop.createdAt,
    updated_at: shop.createdAt,
    country_code: shop.country,
    country_name: shop.country,
    currency: shop.currency,
    customer_email: shop.email,
    timezone: shop.timezone,
    iana_timezone: shop.timezone,
    shop_owner: shop.name,
    money_format: money,
    money_with_currency_format: money,
    money_in_emails_format: money,
    money_with_currency_in_emails_format: money,
    weight_unit: "kg",
    province_code: "",
    plan_display_name: shop.planName,
    plan_name: shop.planName.toLowerCase(),
    myshopify_domain: shop.domain,
    has_storefront: true,
    enabled_presentment_currencies: [shop.currency],
  });
}

export function scopesPayload({ store, subject, now }: PayloadSource): Payload {
  return {
    id: 1,
    shop_id: `gid://shopify/Shop/${store.shop.id}`,
    previous: subject["previous"] ?? [],
    current: subject["current"] ?? [],
    updated_at: now,
  };
}

export function shopRedactPayload({ store }: PayloadSource): Payload {
  return { shop_id: store.shop.id, shop_domain: store.shop.domain };
}
