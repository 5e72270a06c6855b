import type { AdjustmentRecord } from "../../store/inventory-adjustments.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { activate, deactivate, toggle } from "./inventory-activation.ts";
import { adjustQuantities } from "./inventory-adjust.ts";
import { moveQuantities } from "./inventory-move.ts";
import { setOnHand, setQuantities } from "./inventory-set.ts";

type Change = AdjustmentRecord["changes"][number];

const wanted = (ids: unknown): Set<number> | null =>
  Array.isArray(ids) ? new Set(ids.map((id) => idOf(id as string))) : null;

const AdjustmentGroup: Fields<AdjustmentRecord> = {
  id: ({ id }) => gid("InventoryAdjustmentGroup", id),
  createdAt: ({ createdAt }) => createdAt,
  reason: ({ reason }) => reason,
  referenceDocumentUri: ({ referenceDocumentUri }) => referenceDocumentUri,
  app: (_record, _args, call) => ({ call }),
  changes({ changes }, args) {
    const items = wanted(args["inventoryItemIds"]);
    const locations = wanted(args["locationIds"]);
    const names = args["quantityNames"] as string[] | null | undefined;
    return changes.filter(
      (one) =>
        (items?.has(one.itemId) ?? true) &&
        (locations?.has(one.locationId) ?? true) &&
        (names?.includes(one.name) ?? true),
    );
  },
};

const InventoryChange: Fields<Change> = {
  name: ({ name }) => name,
  delta: ({ delta }) => delta,
  // Shopify never says it
  quantityAfterChange: () => null,
  ledgerDocumentUri: ({ ledgerDocumentUri }) => ledgerDocumentUri,
  item: ({ itemId }, _args, call) => call.store.variantByItem(itemId),
  location: ({ locationId }, _args, call) => call.store.location(locationId),
};

const coded = "field message code";

export const inventoryMutations: Domain = {
  types: {
    Mutation: {
      inventoryAdjustQuantities: (_source: unknown, args, call) => adjustQuantities(args, call),
      inventorySetQuantities: (_source: unknown, args, call) => setQuantities(args, call),
      inventorySetOnHandQuantities: (_source: unknown, args, call) => setOnHand(args, call),
      inventoryMoveQuantities: (_source: unknown, args, call) => moveQuantities(args, call),
      inventoryActivate: (_source: unknown, args, call) => activate(args, call),
      inventoryDeactivate: (_source: unknown, args, call) => deactivate(args, call),
      inventoryBulkToggleActivation: (_source: unknown, args, call) => toggle(args, call),
    } satisfies Fields<unknown>,
    InventoryAdjustmentGroup: AdjustmentGroup,
    InventoryChange,
  },
  plain: {
    InventoryAdjustQuantitiesPayload: "inventoryAdjustmentGroup userErrors",
    InventoryAdjustQuantitiesUserError: coded,
    InventorySetQuantitiesPayload: "inventoryAdjustmentGroup userErrors",
    InventorySetQuantitiesUserError: coded,
    InventorySetOnHandQuantitiesPayload: "inventoryAdjustmentGroup userErrors",
    InventorySetOnHandQuantitiesUserError: coded,
    InventoryMoveQuantitiesPayload: "inventoryAdjustmentGroup userErrors",
    InventoryMoveQuantitiesUserError: coded,
    InventoryActivatePayload: "inventoryLevel userErrors",
    InventoryDeactivatePayload: "userErrors",
    InventoryBulkToggleActivationPayload: "inventoryItem inventoryLevels userErrors",
    InventoryBulkToggleActivationUserError: coded,
  },
};
