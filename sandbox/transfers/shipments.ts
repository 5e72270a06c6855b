import { changeQuantities } from "../inventory/change.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { ShipmentRecord, TransferRecord } from "../store/transfers.ts";
import type { AskedItem } from "./check.ts";
import { quantitiesOf } from "./quantities.ts";
import { demandNone, fault, refuse } from "./refusal.ts";

export interface NewShipment {
  transferId: number;
  items: AskedItem[];
  barcode?: string | null;
  createdAt?: string | null;
  tracking?: ShipmentRecord["tracking"];
  /** it has left already */
  isInTransit: boolean;
}

/** Pieces of a transfer are packed. */
export function createShipment(world: World, domain: string, given: NewShipment): ShipmentRecord {
  const store = openShopOf(world.shop(domain));
  const transfer = store.transfers.get(given.transferId);
  if (!transfer) return refuse(["input", "movementId"], "TRANSFER_NOT_FOUND");
  if (transfer.status !== "READY_TO_SHIP" && transfer.status !== "IN_PROGRESS") {
    refuse(["input", "movementId"], "INVALID_TRANSFER_STATUS");
  }
  if (given.isInTransit && given.items.length === 0) {
    refuse(["input", "lineItems"], "ITEMS_EMPTY");
  }
  checkTracking(given.tracking ?? null, ["input", "trackingInput"]);
  checkBarcode(world, domain, given.barcode ?? null, 0, ["input", "barcode"]);
  checkItems(world, domain, transfer, given.items, ["input", "lineItems"]);
  return store.transaction(() => {
    const number = transfer.shipments + 1;
    const draft: ShipmentRecord = {
      id: store.nextId("inventoryShipment"),
      transferId: transfer.id,
      name: `${transfer.name}-${number}`,
      status: "DRAFT",
      barcode: given.barcode ?? null,
      createdAt: given.createdAt ?? world.clock.iso(),
      shippedAt: null,
      receivedAt: null,
      tracking: given.tracking ?? null,
      lines: given.items.map(({ itemId, quantity }) => ({
        id: store.nextId("inventoryShipmentLine"),
        itemId,
        quantity,
        accepted: 0,
        rejected: 0,
      })),
    };
    store.transfers.write({ ...transfer, shipments: number });
    keep(world, domain, draft, "create");
    return given.isInTransit ? depart(world, domain, draft, null) : draft;
  });
}

export function checkTracking(tracking: ShipmentRecord["tracking"], path: string[]): void {
  if (tracking?.url != null && !/^https?:\/\/\S+$/.test(tracking.url)) {
    refuse([...path, "trackingUrl"], "INVALID_URL");
  }
}

const longestBarcode = 255;

export function checkBarcode(
  world: World,
  domain: string,
  barcode: string | null,
  own: number,
  field: string[],
): void {
  if (barcode === null) return;
  if (barcode.length > longestBarcode) refuse(field, "BARCODE_TOO_LONG");
  const { transfers } = openShopOf(world.shop(domain));
  if (transfers.barcodeIsTaken(barcode, own)) refuse(field, "BARCODE_DUPLICATE");
}

/** Each item is one of the transfer's, and there is enough of it that is in no shipment yet. */
export function checkItems(
  world: World,
  domain: string,
  transfer: TransferRecord,
  items: readonly AskedItem[],
  path: string[],
): void {
  const shipments = openShopOf(world.shop(domain)).transfers.shipmentsOf(transfer.id);
  demandNone(
    items.flatMap(({ itemId, quantity }, at) => {
      const field = [...path, at];
      if (items.filter((one) => one.itemId === itemId).length > 1) {
        return [fault([...field, "inventoryItemId"], "DUPLICATE_ITEM")];
      }
      const line = transfer.lines.find((one) => one.itemId === itemId);
      if (!line) return [fault([...field, "inventoryItemId"], "ITEM_NOT_FOUND")];
      const { processable } = quantitiesOf(transfer, shipments, line);
      const isWrong = quantity < 0 || quantity > processable;
      return isWrong ? [fault([...field, "quantity"], "INVALID_QUANTITY")] : [];
    }),
  );
}

export function shipmentOf(world: World, domain: string, id: number): ShipmentRecord {
  const { transfers } = openShopOf(world.shop(domain));
  return transfers.shipment(id) ?? refuse(["id"], "SHIPMENT_NOT_FOUND");
}

/** Writes a shipment and tells of it, and of its transfer; `more` is what the webhook says beside. */
export function keep(
  world: World,
  domain: string,
  shipment: ShipmentRecord,
  topic: string,
  more: object = {},
): void {
  const { transfers } = openShopOf(world.shop(domain));
  const { destination } = transfers.get(shipment.transferId)!;
  transfers.writeShipment(shipment, destination?.locationId ?? null);
  world.emit(domain, `inventory_shipments/${topic}`, { id: shipment.id, ...more });
  world.emit(domain, "inventory_transfers/updated", { id: shipment.transferId });
}

/** It has left: gone from the origin, on its way to the destination. */
function depart(
  world: World,
  domain: string,
  draft: ShipmentRecord,
  shippedAt: string | null,
): ShipmentRecord {
  const store = openShopOf(world.shop(domain));
  const transfer = store.transfers.get(draft.transferId)!;
  const { origin, destination } = transfer;
  const shipment: ShipmentRecord = {
    ...draft,
    status: "IN_TRANSIT",
    shippedAt: shippedAt ?? world.clock.iso(),
  };
  changeQuantities(
    world,
    domain,
    draft.lines.flatMap(({ itemId, quantity }) => [
      ...(origin
        ? [
            {
              itemId,
              locationId: origin.locationId,
              name: "reserved" as const,
              delta: -quantity,
            },
          ]
        : []),
      {
        itemId,
        locationId: destination!.locationId,
        name: "incoming" as const,
        delta: quantity,
      },
    ]),
  );
  store.transfers.write({ ...transfer, status: "IN_PROGRESS" });
  keep(world, domain, shipment, "mark_in_transit");
  return shipment;
}

export function markInTransit(
  world: World,
  domain: string,
  id: number,
  shippedAt: string | null,
): ShipmentRecord {
  const draft = shipmentOf(world, domain, id);
  if (draft.status !== "DRAFT") refuse(["id"], "INVALID_SHIPMENT_STATUS");
  if (draft.lines.length === 0) refuse(["id"], "ITEMS_EMPTY");
  const store = openShopOf(world.shop(domain));
  return store.transaction(() => depart(world, domain, draft, shippedAt));
}

export function deleteShipment(world: World, domain: string, id: number): void {
  const store = openShopOf(world.shop(domain));
  const { status, transferId } = shipmentOf(world, domain, id);
  if (status !== "DRAFT") refuse(["id"], "INVALID_SHIPMENT_STATUS");
  store.transfers.removeShipment(id);
  world.emit(domain, "inventory_shipments/delete", { id });
  world.emit(domain, "inventory_transfers/updated", { id: transferId });
}
