import { editTransfer, removeItems, setItems, type LineChange } from "../../transfers/edit.ts";
import {
  cancelTransfer,
  createTransfer,
  deleteTransfer,
  duplicateTransfer,
  markReady,
} from "../../transfers/transfers.ts";
import type { TransferRecord } from "../../store/transfers.ts";
import { toIso, toSeconds } from "../../store/instants.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { attemptTransfer, itemsIn } from "../transfer-input.ts";

const idOrNull = (id: unknown): number | null => (id == null ? null : idOf(id as string));
const instant = (given: unknown): string | null =>
  given == null ? null : toIso(toSeconds(String(given)));

function refuseMetafields(input: Args): void {
  if (Array.isArray(input["metafields"]) && input["metafields"].length > 0) {
    throw notImplemented("metafields of a transfer's input");
  }
}

const shown = (work: () => TransferRecord) => {
  const { done, userErrors } = attemptTransfer(work);
  return { inventoryTransfer: done, userErrors };
};

function create(args: Args, call: Call, isReady: boolean) {
  const input = args["input"] as Args;
  refuseMetafields(input);
  return shown(() =>
    createTransfer(call.platform, call.tenant.domain, {
      origin: idOrNull(input["originLocationId"]),
      destination: idOrNull(input["destinationLocationId"]),
      items: itemsIn(input["lineItems"]),
      createdAt: instant(input["dateCreated"]),
      note: input["note"] as string | null,
      referenceName: input["referenceName"] as string | null,
      tags: input["tags"] as string[] | null,
      isReady,
    }),
  );
}

function edit(args: Args, call: Call) {
  const input = args["input"] as Args;
  refuseMetafields(input);
  const given = (name: string) => input[name] !== undefined;
  return shown(() =>
    editTransfer(call.platform, call.tenant.domain, idOf(args["id"] as string), {
      ...(given("originId") ? { origin: idOrNull(input["originId"]) } : {}),
      ...(given("destinationId") ? { destination: idOrNull(input["destinationId"]) } : {}),
      ...(input["dateCreated"] == null ? {} : { createdAt: instant(input["dateCreated"])! }),
      ...(given("note") ? { note: input["note"] as string | null } : {}),
      ...(given("referenceName") ? { referenceName: input["referenceName"] as string | null } : {}),
      ...(input["tags"] == null ? {} : { tags: input["tags"] as string[] }),
    }),
  );
}

const updates = (changes: readonly LineChange[] | undefined) =>
  changes?.map(({ itemId, before, after }) => ({
    inventoryItemId: gid("InventoryItem", itemId),
    newQuantity: after,
    deltaQuantity: after - before,
  })) ?? null;

function set(args: Args, call: Call) {
  const input = args["input"] as Args;
  const { done, userErrors } = attemptTransfer(() =>
    setItems(
      call.platform,
      call.tenant.domain,
      idOf(input["id"] as string),
      itemsIn(input["lineItems"]),
    ),
  );
  const { transfer = null, changes } = done ?? {};
  return { inventoryTransfer: transfer, updatedLineItems: updates(changes), userErrors };
}

function remove(args: Args, call: Call) {
  const input = args["input"] as Args;
  const lines = ((input["transferLineItemIds"] ?? []) as string[]).map(idOf);
  const { done, userErrors } = attemptTransfer(() =>
    removeItems(call.platform, call.tenant.domain, idOf(input["id"] as string), lines),
  );
  const { transfer = null, changes } = done ?? {};
  return { inventoryTransfer: transfer, removedQuantities: updates(changes), userErrors };
}

function drop(args: Args, call: Call) {
  const id = args["id"] as string;
  const { done, userErrors } = attemptTransfer(() => {
    deleteTransfer(call.platform, call.tenant.domain, idOf(id));
    return id;
  });
  return { deletedId: done, userErrors };
}

type Rule = typeof markReady;
const simply = (rule: Rule) => (_source: unknown, args: Args, call: Call) =>
  shown(() => rule(call.platform, call.tenant.domain, idOf(args["id"] as string)));

const plain = Object.fromEntries(
  ["Create", "CreateAsReadyToShip", "Edit", "MarkAsReadyToShip", "Cancel", "Duplicate"].map(
    (name) => [`InventoryTransfer${name}Payload`, "inventoryTransfer userErrors"],
  ),
);
const errors = Object.fromEntries(
  [
    ...["Create", "CreateAsReadyToShip", "Edit", "MarkAsReadyToShip", "Cancel", "Duplicate"],
    ...["Delete", "SetItems", "RemoveItems"],
  ].map((name) => [`InventoryTransfer${name}UserError`, "field message code"]),
);

export const transferMutations: Domain = {
  types: {
    Mutation: {
      inventoryTransferCreate: (_source: unknown, args, call) => create(args, call, false),
      inventoryTransferCreateAsReadyToShip: (_source: unknown, args, call) =>
        create(args, call, true),
      inventoryTransferEdit: (_source: unknown, args, call) => edit(args, call),
      inventoryTransferSetItems: (_source: unknown, args, call) => set(args, call),
      inventoryTransferRemoveItems: (_source: unknown, args, call) => remove(args, call),
      inventoryTransferDelete: (_source: unknown, args, call) => drop(args, call),
      inventoryTransferMarkAsReadyToShip: simply(markReady),
      inventoryTransferCancel: simply(cancelTransfer),
      inventoryTransferDuplicate: simply(duplicateTransfer),
    } satisfies Fields<unknown>,
  },
  plain: {
    ...plain,
    ...errors,
    InventoryTransferSetItemsPayload: "inventoryTransfer updatedLineItems userErrors",
    InventoryTransferRemoveItemsPayload: "inventoryTransfer removedQuantities userErrors",
    InventoryTransferLineItemUpdate: "inventoryItemId newQuantity deltaQuantity",
    InventoryTransferDeletePayload: "deletedId userErrors",
  },
};
