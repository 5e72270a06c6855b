import { isTracked } from "../../store/inventory-items.ts";
import type { LevelRecord } from "../../store/inventory-levels.ts";
import type { FoundVariant } from "../../store/products.ts";
import type { ItemDetails } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { itemRows, levelRows } from "../level-search.ts";
import { Items } from "../listing.ts";
import { money } from "../money.ts";
import { updateItem } from "./inventory-item-update.ts";

const of = ({ variant }: FoundVariant): ItemDetails => variant.item ?? {};
const kilograms = { value: 0, unit: "KILOGRAMS" };

const InventoryItem: Fields<FoundVariant> = {
  id: ({ variant }) => gid("InventoryItem", variant.inventoryItemId),
  legacyResourceId: ({ variant }) => variant.inventoryItemId,
  sku: ({ variant }) => variant.sku || null,
  tracked: ({ variant }) => isTracked(variant),
  trackedEditable: () => ({ locked: false, reason: null }),
  requiresShipping: (found) => of(found).requiresShipping ?? true,
  countryCodeOfOrigin: (found) => of(found).countryCodeOfOrigin ?? null,
  provinceCodeOfOrigin: (found) => of(found).provinceCodeOfOrigin ?? null,
  harmonizedSystemCode: (found) => of(found).harmonizedSystemCode ?? null,
  countryHarmonizedSystemCodes: () => new Items<never>(() => []),
  measurement: (found) => found,
  unitCost: ({ variant }, _args, call) =>
    variant.unitCost === null ? null : money(variant.unitCost, call.currency),
  duplicateSkuCount: ({ variant }, _args, call) =>
    variant.sku === ""
      ? 0
      : (call.store.db
          .prepare("SELECT count(*) AS n FROM inventory_items WHERE sku = ? AND id <> ?")
          .get(variant.sku, variant.inventoryItemId)!["n"] as number),
  inventoryHistoryUrl: ({ product, variant }, _args, call) =>
    `https://${call.tenant.domain}/admin/products/${product.id}/variants/${variant.id}/inventory_history`,
  inventoryLevel({ variant }, args, call) {
    const level = call.store.levels.get(
      variant.inventoryItemId,
      idOf(args["locationId"] as string),
    );
    return level?.isActive || args["includeInactive"] === true ? level : null;
  },
  inventoryLevels({ variant: { inventoryItemId: id } }, args, call) {
    if (args["query"]) return levelRows(args, call, { column: "item_id", id });
    // few, and exported of every item: read without a search
    const isShown = (one: LevelRecord) => one.isActive || args["includeInactive"] === true;
    const all = () => call.store.levels.of(id).filter(isShown);
    return new Items<LevelRecord>(all, args["reverse"] === true);
  },
  locationsCount: ({ variant }, _args, call) => ({
    count: call.store.levels.of(variant.inventoryItemId).filter((one) => one.isActive).length,
    precision: "EXACT",
  }),
  variant: (found) => found,
  variants: (found) => new Items<FoundVariant>(() => [found]),
  createdAt: ({ product }) => product.createdAt,
  updatedAt: (found) => of(found).updatedAt ?? found.product.createdAt,
};

export const inventoryItems: Domain = {
  types: {
    QueryRoot: {
      inventoryItem: (_source: unknown, args, call) =>
        call.store.variantByItem(idOf(args["id"] as string)),
      inventoryItems: (_source: unknown, args, call) => itemRows(args, call),
    } satisfies Fields<unknown>,
    Mutation: {
      inventoryItemUpdate: (_source: unknown, args, call) => updateItem(args, call),
    } satisfies Fields<unknown>,
    InventoryItem,
    InventoryItemMeasurement: {
      id: ({ variant }) => gid("InventoryItemMeasurement", variant.inventoryItemId),
      weight: (found) => of(found).weight ?? kilograms,
    } satisfies Fields<FoundVariant>,
  },
  plain: {
    EditableProperty: "locked reason",
    Weight: "value unit",
    InventoryItemUpdatePayload: "inventoryItem userErrors",
  },
};
