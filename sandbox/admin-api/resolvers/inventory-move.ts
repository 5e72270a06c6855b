import { adjust } from "../../inventory/adjust.ts";
import { changeableNames } from "../../inventory/quantities.ts";
import type { QuantityName } from "../../store/inventory-levels.ts";
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

interface Terminal extends Args {
  locationId: string;
  name: string;
  changeFromQuantity?: number | null;
  ledgerDocumentUri?: string | null;
}
interface Move extends Args {
  inventoryItemId: string;
  quantity: number;
  from: Terminal;
  to: Terminal;
}

const ends = ["from", "to"] as const;
const most = 2_000_000_000;
const mostDocuments = 2;

function check(input: Args, moves: readonly Move[], call: Call): Mistakes {
  const mistakes = new Mistakes();
  checkReason(input, mistakes);
  moves.forEach((move, at) => {
    const path = ["changes", at];
    checkItem(call, move, path, mistakes);
    for (const end of ends) {
      const { name, ledgerDocumentUri: uri } = move[end];
      checkName(name, [...path, end, "name"], mistakes);
      checkLocation(call, move[end], [...path, end], mistakes);
      checkLedger(name, uri ?? null, [...path, end, "ledgerDocumentUri"], mistakes);
    }
    const say = (code: string, message: string, ...more: string[]) =>
      mistakes.say([...path, ...more], code, message);
    if (move.from.locationId !== move.to.locationId) {
      say("DIFFERENT_LOCATIONS", "The quantities can't be moved between different locations.");
    }
    if (move.from.name === move.to.name) {
      say("SAME_QUANTITY_NAME", "The quantity names for each change can't be the same.");
    }
    if (move.quantity < 0) {
      say("INVALID_QUANTITY_NEGATIVE", "The quantity can't be negative.", "quantity");
    } else if (move.quantity > most) {
      const message = "The quantity can't be higher than 2,000,000,000.";
      say("INVALID_QUANTITY_TOO_HIGH", message, "quantity");
    }
  });
  const documents = moves.flatMap((move) => ends.map((end) => move[end].ledgerDocumentUri ?? null));
  if (new Set(documents.filter((uri) => uri !== null)).size > mostDocuments) {
    const message = "Only a maximum of 2 ledger document URIs across all changes is allowed.";
    mistakes.say(["changes"], "MAXIMUM_LEDGER_DOCUMENT_URIS", message);
  }
  return mistakes;
}

function checkExpected(moves: readonly Move[], call: Call, mistakes: Mistakes): void {
  moves.forEach((move, at) => {
    for (const end of ends) {
      const { name, locationId, changeFromQuantity: expected } = move[end];
      const now = quantityNow(call, move.inventoryItemId, locationId, name as QuantityName);
      if (expected == null || expected === now) continue;
      const message = "The changeFromQuantity argument no longer matches the persisted quantity.";
      const path = ["changes", at, end, "changeFromQuantity"];
      mistakes.say(path, "CHANGE_FROM_QUANTITY_STALE", message);
    }
  });
}

/** Pieces get another name at their location: some of what could be bought is damaged now. */
export function moveQuantities(args: Args, call: Call) {
  const input = args["input"] as Args;
  const moves = input["changes"] as Move[];
  requireExpected(
    moves.flatMap(({ from, to }) => [from, to]),
    "InventoryMoveQuantityTerminalInput",
  );
  const mistakes = check(input, moves, call);
  if (mistakes.errors.length === 0) checkExpected(moves, call, mistakes);
  if (mistakes.errors.length > 0) {
    return { inventoryAdjustmentGroup: null, userErrors: mistakes.errors };
  }
  const inventoryAdjustmentGroup = adjust(
    call.platform,
    call.tenant.domain,
    moves.flatMap(({ inventoryItemId, quantity, from, to }) =>
      [
        { ...from, delta: -quantity },
        { ...to, delta: quantity },
      ].map(({ name, locationId, delta, ledgerDocumentUri }) => ({
        itemId: idOf(inventoryItemId),
        locationId: idOf(locationId),
        name: changeableNames.find((one) => one === name)!,
        delta,
        ledgerDocumentUri: ledgerDocumentUri ?? null,
      })),
    ),
    {
      reason: input["reason"] as string,
      referenceDocumentUri: input["referenceDocumentUri"] as string,
    },
  );
  return { inventoryAdjustmentGroup, userErrors: [] };
}
