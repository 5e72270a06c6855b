import { webhookShape } from "../shapes.ts";
import { type Payload, type PayloadSource, shapeLike } from "./parts.ts";

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** locations/create, update, activate, deactivate */
export function locationPayload({ store, subject }: PayloadSource, topic: string): Payload | null {
  const location = store.location(subject.id);
  if (!location) return null;
  const { address } = location;
  return shapeLike(webhookShape(topic)!.example, {
    id: location.id,
    admin_graphql_api_id: `gid://shopify/Location/${location.id}`,
    name: location.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.provinceCode,
    province_code: address.provinceCode,
    country: address.countryCode,
    country_code: address.countryCode,
    country_name: countries.of(address.countryCode) ?? address.countryCode,
    phone: address.phone,
    created_at: location.createdAt,
    updated_at: location.updatedAt,
    legacy: false,
    active: location.isActive,
  });
}
