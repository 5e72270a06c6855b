import type { AskedItem } from "../transfers/check.ts";
import { TransferRefusal, type Fault } from "../transfers/refusal.ts";
import { idOf } from "./gid.ts";

/** Runs a rule of transfers; its refusals become user errors. */
export function attemptTransfer<T>(
  work: () => T,
): { done: T; userErrors: Fault[] } | { done: null; userErrors: readonly Fault[] } {
  try {
    return { done: work(), userErrors: [] };
  } catch (error) {
    if (!(error instanceof TransferRefusal)) throw error;
    return { done: null, userErrors: error.faults };
  }
}

/** InventoryTransferLineItemInput, InventoryShipmentLineItemInput */
export const itemsIn = (given: unknown): AskedItem[] =>
  (given as { inventoryItemId: string; quantity: number }[]).map(
    ({ inventoryItemId, quantity }) => ({ itemId: idOf(inventoryItemId), quantity }),
  );
