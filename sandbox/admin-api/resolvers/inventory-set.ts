import { adjust } from "../../inventory/adjust.ts";
import type { Args, Call } from "../call.ts";
import { idOf } from "../gid.ts";
import {
  checkItem,
  checkLocation,
  checkReason,
  Mistakes,
  quantityNow,
  requireExpected,
} from "../quantity-input.ts";

interface Wanted extends Args {
  inventoryItemId: string;
  locationId: string;
  quantity: number;
  changeFromQuantity?: number | null;
}

const most = 1_000_000_000;

/** Counts anew: quantities become what is given, whatever they were. */
function set(
  list: "quantities" | "setQuantities",
  name: string,
  input: Args,
  call: Call,
): { inventoryAdjustmentGroup: unknown; userErrors: Mistakes["errors"] } {
  const all = input[list] as Wanted[];
  const mistakes = new Mistakes();
  if (name !== "available" && name !== "on_hand") {
    const message = "The quantity name must be either 'available' or 'on_hand'.";
    mistakes.say(["name"], "INVALID_NAME", message);
    return { inventoryAdjustmentGroup: null, userErrors: mistakes.errors };
  }
  checkReason(input, mistakes);
  const places = all.map((one) => `${one.inventoryItemId} ${one.locationId}`);
  all.forEach((one, at) => {
    const path = [list, at];
    checkItem(call, one, path, mistakes);
    checkLocation(call, one, path, mistakes);
    if (places.filter((place) => place === places[at]).length > 1) {
      const message = "The combination of inventoryItemId and locationId must be unique.";
      const code = "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR";
      mistakes.say([...path, "locationId"], code, message);
    }
    const say = (code: string, message: string) =>
      mistakes.say([...path, "quantity"], code, message);
    if (one.quantity > most) {
      say("INVALID_QUANTITY_TOO_HIGH", "The quantity can't be higher than 1,000,000,000.");
    } else if (name === "on_hand" && one.quantity < 0) {
      say("INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative.");
    } else if (one.quantity < -most) {
      say("INVALID_QUANTITY_TOO_LOW", "The quantity can't be lower than -1,000,000,000.");
    }
  });
  const now = (one: Wanted) => quantityNow(call, one.inventoryItemId, one.locationId, name);
  if (mistakes.errors.length === 0) {
    all.forEach((one, at) => {
      const { changeFromQuantity: expected } = one;
      if (expected == null || expected === now(one)) return;
      const message = "The changeFromQuantity value does not match persisted value.";
      mistakes.say([list, at, "changeFromQuantity"], "CHANGE_FROM_QUANTITY_STALE", message);
    });
  }
  if (mistakes.errors.length > 0) {
    return { inventoryAdjustmentGroup: null, userErrors: mistakes.errors };
  }
  const inventoryAdjustmentGroup = adjust(
    call.platform,
    call.tenant.domain,
    all.map((one) => ({
      itemId: idOf(one.inventoryItemId),
      locationId: idOf(one.locationId),
      name: "available",
      delta: one.quantity - now(one),
      ledgerDocumentUri: null,
    })),
    {
      reason: input["reason"] as string,
      referenceDocumentUri: (input["referenceDocumentUri"] as string | null | undefined) ?? null,
    },
  );
  return { inventoryAdjustmentGroup, userErrors: [] };
}

export function setQuantities(args: Args, call: Call) {
  const input = args["input"] as Args;
  requireExpected(input["quantities"] as Args[], "InventoryQuantityInput");
  return set("quantities", input["name"] as string, input, call);
}

export function setOnHand(args: Args, call: Call) {
  const input = args["input"] as Args;
  requireExpected(input["setQuantities"] as Args[], "InventorySetQuantityInput");
  return set("setQuantities", "on_hand", input, call);
}
