import { GraphQLError } from "graphql";
import { hasStock } from "../../inventory/at-location.ts";
import { levelGid, placeOf, quantityGid } from "../../inventory/level-gid.ts";
import { isOnHand, quantityOf, shownNames, type ShownName } from "../../inventory/quantities.ts";
import { onlyLocationMessage } from "../../inventory/stocking.ts";
import type { LevelRecord } from "../../store/inventory-levels.ts";
import type { LocationRecord } from "../../store/locations.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";
import { levelRows } from "../level-search.ts";
import { Items } from "../listing.ts";

interface Quantity {
  level: LevelRecord;
  name: ShownName;
}

export function levelNode(text: string, call: Call): LevelRecord | null {
  const place = placeOf(text);
  return place && call.store.levels.get(place.itemId, place.locationId);
}

export function quantityNode(text: string, call: Call): Quantity | null {
  const level = levelNode(text, call);
  const name = shownNames.find((one) => one === placeOf(text)?.name);
  return level && name ? { level, name } : null;
}

function quantitiesOf(level: LevelRecord, names: readonly string[]): Quantity[] {
  return names.map((asked) => {
    const name = shownNames.find((one) => one === asked);
    if (name) return { level, name };
    throw new GraphQLError(
      `The specified quantity name is invalid. Valid values are: ${shownNames.join(", ")}.`,
      { extensions: { code: "BAD_REQUEST" } },
    );
  });
}

const isOnly = (level: LevelRecord, call: Call): boolean =>
  call.store.levels.of(level.itemId).every((one) => one.id === level.id || !one.isActive);

const InventoryLevel: Fields<LevelRecord> = {
  id: levelGid,
  item: ({ itemId }, _args, call) => call.store.variantByItem(itemId),
  location: ({ locationId }, _args, call) => call.store.location(locationId),
  isActive: ({ isActive }) => isActive,
  canDeactivate: (level, _args, call) => !isOnly(level, call),
  deactivationAlert: (level, _args, call) =>
    isOnly(level, call) ? onlyLocationMessage(call.store, level.locationId) : null,
  quantities: (level, args) => quantitiesOf(level, args["names"] as string[]),
  scheduledChanges: () => new Items<never>(() => []),
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
};

const InventoryQuantity: Fields<Quantity> = {
  id: ({ level, name }) => quantityGid(level, name),
  name: ({ name }) => name,
  quantity: ({ level, name }) => quantityOf(level, name),
  // of what is on hand Shopify does not say when it changed
  updatedAt: ({ level, name }) => (name === "on_hand" ? null : (level.changedAt[name] ?? null)),
};

const displayName = (name: string): string =>
  name[0]!.toUpperCase() + name.slice(1).replace("_", " ");

function quantityName(name: ShownName, call: Call) {
  const inUse =
    name === "on_hand" ||
    call.store.db.prepare(`SELECT 1 FROM inventory_levels WHERE ${name} <> 0 LIMIT 1`).get();
  return {
    name,
    displayName: displayName(name),
    isInUse: ["available", "committed"].includes(name) || inUse !== undefined,
    belongsTo: isOnHand(name) ? ["on_hand"] : [],
    comprises: name === "on_hand" ? shownNames.filter(isOnHand) : [],
  };
}

export const inventoryLevels: Domain = {
  types: {
    QueryRoot: {
      inventoryLevel: (_source: unknown, args, call) => levelNode(args["id"] as string, call),
      inventoryProperties: (_source: unknown, _args, call) => ({
        quantityNames: shownNames.map((name) => quantityName(name, call)),
      }),
    } satisfies Fields<unknown>,
    InventoryLevel,
    InventoryQuantity,
    Location: {
      hasActiveInventory: ({ id }, _args, call) => hasStock(call.store, id),
      inventoryLevel({ id }, args, call) {
        const level = call.store.levels.get(idOf(args["inventoryItemId"] as string), id);
        return level?.isActive || args["includeInactive"] === true ? level : null;
      },
      inventoryLevels: ({ id }, args, call) => levelRows(args, call, { column: "location_id", id }),
    } satisfies Fields<LocationRecord>,
  },
  plain: {
    InventoryProperties: "quantityNames",
    InventoryQuantityName: "name displayName isInUse belongsTo comprises",
  },
};
