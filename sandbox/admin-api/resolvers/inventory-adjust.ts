import { adjust } from "../../inventory/adjust.ts";
import { changeableNames } from "../../inventory/quantities.ts";
import type { Args, Call } from "../call.ts";
import { idOf } from "../gid.ts";
import {
  checkItem,
  checkLedger,
  checkLocation,
  checkName,
  checkReason,
  Mistakes,
  quantityNow,
  requireExpected,
} from "../quantity-input.ts";

interface Change extends Args {
  inventoryItemId: string;
  locationId: string;
  delta: number;
  changeFromQuantity?: number | null;
  ledgerDocumentUri?: string | null;
}

const most = 2_000_000_000;

function check(input: Args, changes: readonly Change[], call: Call): Mistakes {
  const mistakes = new Mistakes();
  const name = input["name"] as string;
  checkName(name, ["name"], mistakes);
  checkReason(input, mistakes);
  changes.forEach((change, at) => {
    const path = ["changes", at];
    checkItem(call, change, path, mistakes);
    checkLocation(call, change, path, mistakes);
    const uri = change.ledgerDocumentUri ?? null;
    checkLedger(name, uri, [...path, "ledgerDocumentUri"], mistakes);
    if (change.delta > most) {
      const message = "The quantity can't be higher than 2,000,000,000.";
      mistakes.say([...path, "delta"], "INVALID_QUANTITY_TOO_HIGH", message);
    } else if (change.delta < -most) {
      const message = "The quantity can't be lower than -2,000,000,000.";
      mistakes.say([...path, "delta"], "INVALID_QUANTITY_TOO_LOW", message);
    }
  });
  if (new Set(changes.map((change) => change.ledgerDocumentUri ?? null)).size > 1) {
    const message =
      "All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.";
    mistakes.say(["changes"], "MAX_ONE_LEDGER_DOCUMENT", message);
  }
  return mistakes;
}

export function adjustQuantities(args: Args, call: Call) {
  const input = args["input"] as Args;
  const changes = input["changes"] as Change[];
  requireExpected(changes, "InventoryChangeInput");
  const mistakes = check(input, changes, call);
  const name = changeableNames.find((one) => one === input["name"]);
  if (mistakes.errors.length === 0 && name) {
    changes.forEach(({ inventoryItemId, locationId, changeFromQuantity: expected }, at) => {
      const now = quantityNow(call, inventoryItemId, locationId, name);
      if (expected == null || expected === now) return;
      const message = "The changeFromQuantity argument no longer matches the persisted quantity.";
      const path = ["changes", at, "changeFromQuantity"];
      mistakes.say(path, "CHANGE_FROM_QUANTITY_STALE", message);
    });
  }
  if (mistakes.errors.length > 0 || !name) {
    return { inventoryAdjustmentGroup: null, userErrors: mistakes.errors };
  }
  const inventoryAdjustmentGroup = adjust(
    call.platform,
    call.tenant.domain,
    changes.map((change) => ({
      itemId: idOf(change.inventoryItemId),
      locationId: idOf(change.locationId),
      name,
      delta: change.delta,
      ledgerDocumentUri: change.ledgerDocumentUri ?? null,
    })),
    {
      reason: input["reason"] as string,
      referenceDocumentUri: (input["referenceDocumentUri"] as string | null | undefined) ?? null,
    },
  );
  return { inventoryAdjustmentGroup, userErrors: [] };
}
