import { placeOf } from "../../inventory/level-gid.ts";
import { onlyLocationMessage, stock, unstock } from "../../inventory/stocking.ts";
import type { LevelRecord } from "../../store/inventory-levels.ts";
import type { Args, Call, UserError } from "../call.ts";
import { idOf } from "../gid.ts";

const most = 1_000_000_000;

export function activate(args: Args, call: Call) {
  const { available, onHand } = args as { available?: number | null; onHand?: number | null };
  const itemId = idOf(args["inventoryItemId"] as string);
  const location = call.store.location(idOf(args["locationId"] as string));
  const refuse = (errors: UserError[], inventoryLevel: LevelRecord | null = null) => ({
    inventoryLevel,
    userErrors: errors,
  });
  const couldnt = "The product couldn't be stocked";
  if (!call.store.variantByItem(itemId)) {
    const message = `${couldnt} because the product was deleted.`;
    return refuse([{ field: ["inventoryItemId"], message }]);
  }
  if (!location?.isActive) {
    const message = `${couldnt} because the location wasn't found.`;
    return refuse([{ field: ["locationId"], message }]);
  }
  const given = [
    { name: "available", said: "available", value: available },
    { name: "onHand", said: "an on_hand", value: onHand },
  ].filter(({ value }) => value != null);
  const before = call.store.levels.get(itemId, location.id);
  if (before?.isActive && given.length > 0) {
    const errors = given.map(({ name, said }) => ({
      field: [name],
      message: `Not allowed to set ${said} quantity when the item is already active at the location.`,
    }));
    return refuse(errors, before);
  }
  const because = (why: string) => `${couldnt} at ${location.name} because ${why}.`;
  if (given.length > 1) {
    const message = because("not allowed to set available and on_hand quantities at the same time");
    return refuse(given.map(({ name }) => ({ field: [name], message })));
  }
  const wide = given.find(({ value }) => Math.abs(value!) > most);
  if (wide) {
    const message = because("the quantity needs to be between -1 billion and 1 billion");
    return refuse([{ field: [wide.name], message }]);
  }
  const { platform, tenant } = call;
  const start = { available, onHand };
  return {
    inventoryLevel: stock(platform, tenant.domain, itemId, location.id, start),
    userErrors: [],
  };
}

const isOnly = (call: Call, level: LevelRecord): boolean =>
  call.store.levels.of(level.itemId).every((one) => one.id === level.id || !one.isActive);

export function deactivate(args: Args, call: Call) {
  const place = placeOf(args["inventoryLevelId"] as string);
  const refuse = (message: string) => ({ userErrors: [{ field: null, message }] });
  if (!place || !call.store.variantByItem(place.itemId)) {
    return refuse("The product couldn't be unstocked because the product was deleted.");
  }
  const level = call.store.levels.get(place.itemId, place.locationId);
  if (!level) return refuse("The product couldn't be unstocked because the location was deleted.");
  if (!level.isActive) return { userErrors: [] };
  if (isOnly(call, level)) return refuse(onlyLocationMessage(call.store, level.locationId));
  unstock(call.platform, call.tenant.domain, level);
  return { userErrors: [] };
}

/** Why an item stays where it is; of codes and messages only the first of each is recorded. */
function stays(call: Call, level: LevelRecord): { code: string; message: string } | null {
  const { quantities, locationId } = level;
  if (isOnly(call, level)) {
    const message = onlyLocationMessage(call.store, locationId, "variant");
    return { code: "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION", message };
  }
  const has = (code: string, what: string) => ({
    code: `${code}_INVENTORY_AT_LOCATION`,
    message: `Cannot unstock this inventory item from this location because it has ${what} quantities.`,
  });
  const { committed, incoming } = quantities;
  if (committed && incoming) return has("COMMITTED_AND_INCOMING", "committed and incoming");
  if (committed) return has("COMMITTED", "committed");
  if (incoming) return has("INCOMING", "incoming");
  const { reserved, damaged, quality_control: checked, safety_stock: safety } = quantities;
  return reserved || damaged || checked || safety ? has("RESERVED", "unavailable") : null;
}

export function toggle(args: Args, call: Call) {
  const itemId = idOf(args["inventoryItemId"] as string);
  const updates = args["inventoryItemUpdates"] as { locationId: string; activate: boolean }[];
  const refuse = (field: string[], code: string, message: string) => ({
    inventoryItem: null,
    inventoryLevels: null,
    userErrors: [{ field, message, code }],
  });
  if (!call.store.variantByItem(itemId)) {
    const message = "The inventory item was not found.";
    return refuse(["inventoryItemId"], "INVENTORY_ITEM_NOT_FOUND", message);
  }
  const { store, platform, tenant } = call;
  for (const [at, { locationId, activate: on }] of updates.entries()) {
    const field = ["inventoryItemUpdates", String(at), "locationId"];
    if (!store.location(idOf(locationId))?.isActive) {
      const message = "The quantity couldn't be updated because the location was not found.";
      return refuse(field, "LOCATION_NOT_FOUND", message);
    }
    const level = store.levels.get(itemId, idOf(locationId));
    const reason = !on && level?.isActive ? stays(call, level) : null;
    if (reason) return refuse(field, reason.code, reason.message);
  }
  for (const { locationId, activate: on } of updates) {
    const level = store.levels.get(itemId, idOf(locationId));
    if (on) stock(platform, tenant.domain, itemId, idOf(locationId), {});
    else if (level?.isActive) unstock(platform, tenant.domain, level);
  }
  return {
    inventoryItem: store.variantByItem(itemId),
    inventoryLevels: updates.flatMap(({ locationId, activate: on }) =>
      on ? (store.levels.get(itemId, idOf(locationId)) ?? []) : [],
    ),
    userErrors: [],
  };
}
