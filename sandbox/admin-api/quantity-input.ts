import { GraphQLError } from "graphql";
import { changeableNames, quantityOf, reasons, type ShownName } from "../inventory/quantities.ts";
import type { Args, Call, UserError } from "./call.ts";
import { idOf } from "./gid.ts";

/** Gathers what is wrong with the input of a change of quantities, each at its place. */
export class Mistakes {
  readonly errors: UserError[] = [];

  say(path: (string | number)[], code: string, message: string): void {
    this.errors.push({ field: ["input", ...path.map(String)], message, code });
  }
}

/** Since API 2026-04 a request says what it thinks there is, or null when it does not care. */
export function requireExpected(given: readonly Args[], type: string): void {
  if (given.every((one) => "changeFromQuantity" in one)) return;
  throw new GraphQLError(`${type} must include the following argument: changeFromQuantity.`, {
    extensions: { code: "INVALID_FIELD_ARGUMENTS" },
  });
}

export function checkReason(input: Args, mistakes: Mistakes): void {
  const { reason, referenceDocumentUri: document } = input as Record<string, string | null>;
  if (!reasons.includes(reason ?? "")) {
    const message = `The specified reason is invalid. Valid values are: ${reasons.join(", ")}.`;
    mistakes.say(["reason"], "INVALID_REASON", message);
  }
  if (document != null && !isUri(document)) {
    const message = "The specified reference document is invalid.";
    mistakes.say(["referenceDocumentUri"], "INVALID_REFERENCE_DOCUMENT", message);
  }
}

/** Shopify takes any scheme: "logistics://cycle-count/2026-04". */
const isUri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);

/** Whether the item is there; `path` leads to what names it. */
export function checkItem(
  call: Call,
  { inventoryItemId: id }: { inventoryItemId: string },
  path: (string | number)[],
  mistakes: Mistakes,
): void {
  if (call.store.variantByItem(idOf(id))) return;
  const message = "The specified inventory item could not be found.";
  mistakes.say([...path, "inventoryItemId"], "INVALID_INVENTORY_ITEM", message);
}

export function checkLocation(
  call: Call,
  { locationId: id }: { locationId: string },
  path: (string | number)[],
  mistakes: Mistakes,
): void {
  if (call.store.location(idOf(id))?.isActive) return;
  const message = "The specified location could not be found.";
  mistakes.say([...path, "locationId"], "INVALID_LOCATION", message);
}

export function checkName(name: string, path: (string | number)[], mistakes: Mistakes): void {
  if ((changeableNames as string[]).includes(name)) return;
  const message = `The specified quantity name is invalid. Valid values are: ${changeableNames.join(", ")}.`;
  mistakes.say(path, "INVALID_QUANTITY_NAME", message);
}

/** What can be bought follows no document; everything else follows one of the app's own. */
export function checkLedger(
  name: string,
  uri: string | null,
  path: (string | number)[],
  mistakes: Mistakes,
): void {
  const say = (code: string, message: string) => mistakes.say(path, code, message);
  if (name === "available") {
    if (uri === null) return;
    const message = "A ledger document URI is not allowed when adjusting available.";
    say("INVALID_AVAILABLE_DOCUMENT", message);
  } else if (uri === null) {
    const message = "A ledger document URI is required except when adjusting available.";
    say("INVALID_QUANTITY_DOCUMENT", message);
  } else if (uri.startsWith("gid://shopify/")) {
    const message =
      "Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.";
    say("INTERNAL_LEDGER_DOCUMENT", message);
  } else if (!isUri(uri)) {
    say("INVALID_LEDGER_DOCUMENT", "The specified ledger document is invalid.");
  }
}

/** What there is now; 0 where the item was never stocked. */
export function quantityNow(
  call: Call,
  itemId: string,
  locationId: string,
  name: ShownName,
): number {
  const level = call.store.levels.get(idOf(itemId), idOf(locationId));
  return level ? quantityOf(level, name) : 0;
}
