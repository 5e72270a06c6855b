import { receive } from "../../transfers/receive.ts";
import {
  addItems,
  removeShipmentItems,
  setBarcode,
  setShipmentQuantities,
  setTracking,
} from "../../transfers/repack.ts";
import { createShipment, deleteShipment, markInTransit } from "../../transfers/shipments.ts";
import { toIso, toSeconds } from "../../store/instants.ts";
import type { ShipmentRecord } from "../../store/transfers.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { idOf } from "../gid.ts";
import { attemptTransfer, itemsIn } from "../transfer-input.ts";

const shown = (work: () => ShipmentRecord) => {
  const { done, userErrors } = attemptTransfer(work);
  return { inventoryShipment: done, userErrors };
};

const instant = (given: unknown): string | null =>
  given == null ? null : toIso(toSeconds(String(given)));

function trackingIn(given: unknown): ShipmentRecord["tracking"] {
  if (given == null) return null;
  const input = given as Args;
  const text = (name: string) => (input[name] == null ? null : String(input[name]));
  return {
    number: text("trackingNumber"),
    company: text("company"),
    url: text("trackingUrl"),
    arrivesAt: instant(input["arrivesAt"]),
  };
}

const shipmentId = (args: Args): number => idOf(args["id"] as string);

function create(args: Args, call: Call, isInTransit: boolean) {
  const input = args["input"] as Args;
  return shown(() =>
    createShipment(call.platform, call.tenant.domain, {
      transferId: idOf(input["movementId"] as string),
      items: itemsIn(input["lineItems"]),
      barcode: input["barcode"] as string | null,
      createdAt: instant(input["dateCreated"]),
      tracking: trackingIn(input["trackingInput"]),
      isInTransit,
    }),
  );
}

function add(args: Args, call: Call) {
  const { done, userErrors } = attemptTransfer(() =>
    addItems(call.platform, call.tenant.domain, shipmentId(args), itemsIn(args["lineItems"])),
  );
  return { inventoryShipment: done?.shipment ?? null, addedItems: done?.added ?? null, userErrors };
}

function setQuantities(args: Args, call: Call) {
  const items = (args["items"] ?? []) as { shipmentLineItemId: string; quantity: number }[];
  const { done, userErrors } = attemptTransfer(() =>
    setShipmentQuantities(
      call.platform,
      call.tenant.domain,
      shipmentId(args),
      items.map((one) => ({ lineId: idOf(one.shipmentLineItemId), quantity: one.quantity })),
    ),
  );
  return { shipment: done?.shipment ?? null, updatedLineItems: done?.changed ?? null, userErrors };
}

function take(args: Args, call: Call) {
  type Line = { shipmentLineItemId: string; quantity: number; reason: "ACCEPTED" | "REJECTED" };
  const lines = ((args["lineItems"] ?? []) as Line[]).map((one) => ({
    lineId: idOf(one.shipmentLineItemId),
    quantity: one.quantity,
    reason: one.reason,
  }));
  return shown(() =>
    receive(call.platform, call.tenant.domain, {
      shipmentId: shipmentId(args),
      lines,
      all: args["bulkReceiveAction"] as Line["reason"] | null | undefined,
      receivedAt: instant(args["dateReceived"]),
    }),
  );
}

function drop(args: Args, call: Call) {
  const { done, userErrors } = attemptTransfer(() => {
    deleteShipment(call.platform, call.tenant.domain, shipmentId(args));
    return args["id"];
  });
  return { id: done, userErrors };
}

const names = [
  ...["Create", "CreateInTransit", "MarkInTransit", "AddItems", "RemoveItems", "Receive"],
  ...["UpdateItemQuantities", "SetTracking", "SetBarcode", "Delete"],
];

export const shipmentMutations: Domain = {
  types: {
    Mutation: {
      inventoryShipmentCreate: (_source: unknown, args, call) => create(args, call, false),
      inventoryShipmentCreateInTransit: (_source: unknown, args, call) => create(args, call, true),
      inventoryShipmentMarkInTransit: (_source: unknown, args, call) =>
        shown(() =>
          markInTransit(
            call.platform,
            call.tenant.domain,
            shipmentId(args),
            instant(args["dateShipped"]),
          ),
        ),
      inventoryShipmentAddItems: (_source: unknown, args, call) => add(args, call),
      inventoryShipmentRemoveItems: (_source: unknown, args, call) =>
        shown(() =>
          removeShipmentItems(
            call.platform,
            call.tenant.domain,
            shipmentId(args),
            (args["lineItems"] as string[]).map(idOf),
          ),
        ),
      inventoryShipmentUpdateItemQuantities: (_source: unknown, args, call) =>
        setQuantities(args, call),
      inventoryShipmentSetTracking: (_source: unknown, args, call) =>
        shown(() =>
          setTracking(
            call.platform,
            call.tenant.domain,
            shipmentId(args),
            trackingIn(args["tracking"]),
          ),
        ),
      inventoryShipmentSetBarcode: (_source: unknown, args, call) =>
        shown(() =>
          setBarcode(
            call.platform,
            call.tenant.domain,
            shipmentId(args),
            args["barcode"] as string,
          ),
        ),
      inventoryShipmentReceive: (_source: unknown, args, call) => take(args, call),
      inventoryShipmentDelete: (_source: unknown, args, call) => drop(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    ...Object.fromEntries(
      names.map((name) => [`InventoryShipment${name}Payload`, "inventoryShipment userErrors"]),
    ),
    ...Object.fromEntries(
      names.map((name) => [`InventoryShipment${name}UserError`, "field message code"]),
    ),
    InventoryShipmentAddItemsPayload: "inventoryShipment addedItems userErrors",
    InventoryShipmentUpdateItemQuantitiesPayload: "shipment updatedLineItems userErrors",
    InventoryShipmentDeletePayload: "id userErrors",
  },
};
