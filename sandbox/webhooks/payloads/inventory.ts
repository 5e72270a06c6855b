import { plainAmount } from "../../store/amounts.ts";
import { isTracked } from "../../store/inventory-items.ts";
import { levelGid } from "../../inventory/level-gid.ts";
import { webhookShape } from "../shapes.ts";
import { type Payload, type PayloadSource, shapeLike } from "./parts.ts";

/** inventory_levels/connect, update; the subject is the item, and where */
export function inventoryLevelPayload({ store, subject }: PayloadSource): Payload | null {
  const level = store.levels.get(subject.id, subject["locationId"] as number);
  if (!level) return null;
  return {
    inventory_item_id: level.itemId,
    location_id: level.locationId,
    available: level.quantities.available,
    updated_at: level.updatedAt,
    admin_graphql_api_id: levelGid(level),
  };
}

/** inventory_levels/disconnect */
export const levelDisconnectedPayload = ({ subject }: PayloadSource): Payload => ({
  inventory_item_id: subject.id,
  location_id: subject["locationId"],
});

const itemGid = (id: number): string => `gid://shopify/InventoryItem/${id}`;

/** inventory_items/create, update */
export function inventoryItemPayload(
  { store, subject }: PayloadSource,
  topic: string,
): Payload | null {
  const found = store.variantByItem(subject.id);
  if (!found) return null;
  const { product, variant } = found;
  const { item } = variant;
  return shapeLike(webhookShape(topic)!.example, {
    id: subject.id,
    sku: variant.sku,
    created_at: product.createdAt,
    updated_at: item?.updatedAt ?? product.createdAt,
    requires_shipping: item?.requiresShipping ?? true,
    cost: variant.unitCost === null ? null : plainAmount(variant.unitCost, store.shop.currency),
    country_code_of_origin: item?.countryCodeOfOrigin ?? null,
    province_code_of_origin: item?.provinceCodeOfOrigin ?? null,
    harmonized_system_code: item?.harmonizedSystemCode ?? null,
    tracked: isTracked(variant),
    country_harmonized_system_codes: [],
    weight_value: item?.weight?.value ?? 0,
    weight_unit: shortUnits[item?.weight?.unit ?? "KILOGRAMS"],
    admin_graphql_api_id: itemGid(subject.id),
  });
}

const shortUnits: Record<string, string> = {
  KILOGRAMS: "kg",
  GRAMS: "g",
  POUNDS: "lb",
  OUNCES: "oz",
};

/** inventory_items/delete */
export const inventoryItemDeletedPayload = ({ subject }: PayloadSource, topic: string): Payload =>
  shapeLike(webhookShape(topic)!.example, {
    id: subject.id,
    country_code_of_origin: null,
    province_code_of_origin: null,
    harmonized_system_code: null,
    country_harmonized_system_codes: [],
    admin_graphql_api_id: itemGid(subject.id),
  });
