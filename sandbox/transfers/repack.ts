import { changeQuantities } from "../inventory/change.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { ShipmentLine, ShipmentRecord } from "../store/transfers.ts";
import type { AskedItem } from "./check.ts";
import { leftOf } from "./receive.ts";
import { fault, refuse, TransferRefusal } from "./refusal.ts";
import { checkBarcode, checkItems, checkTracking, keep, shipmentOf } from "./shipments.ts";

/** What is in a shipment changes while it is not all received; on its way, what is incoming changes with it. */
function openShipment(world: World, domain: string, id: number): ShipmentRecord {
  const shipment = shipmentOf(world, domain, id);
  if (shipment.status === "RECEIVED") refuse(["id"], "INVALID_SHIPMENT_STATUS");
  return shipment;
}

function repack(
  world: World,
  domain: string,
  before: ShipmentRecord,
  lines: ShipmentLine[],
  topic: string,
  more: object,
): ShipmentRecord {
  const store = openShopOf(world.shop(domain));
  const shipment = { ...before, lines };
  store.transaction(() => {
    if (before.status !== "DRAFT") {
      const { origin, destination } = store.transfers.get(before.transferId)!;
      const sum = (of: readonly ShipmentLine[], itemId: number) =>
        of.reduce((total, line) => total + (line.itemId === itemId ? line.quantity : 0), 0);
      const items = new Set([...before.lines, ...lines].map(({ itemId }) => itemId));
      const changes = [...items].flatMap((itemId) => {
        const delta = sum(lines, itemId) - sum(before.lines, itemId);
        const to = { itemId, locationId: destination!.locationId, name: "incoming" as const };
        const from = { itemId, locationId: origin?.locationId ?? 0, name: "reserved" as const };
        return [{ ...to, delta }, ...(origin ? [{ ...from, delta: -delta }] : [])];
      });
      changeQuantities(world, domain, changes);
    }
    keep(world, domain, shipment, topic, more);
  });
  return shipment;
}

export function addItems(
  world: World,
  domain: string,
  id: number,
  items: readonly AskedItem[],
): { shipment: ShipmentRecord; added: ShipmentLine[] } {
  const store = openShopOf(world.shop(domain));
  const before = openShipment(world, domain, id);
  checkItems(world, domain, store.transfers.get(before.transferId)!, items, ["lineItems"]);
  const twice = items.findIndex(({ itemId }) => before.lines.some((one) => one.itemId === itemId));
  if (twice >= 0) refuse(["lineItems", twice, "inventoryItemId"], "DUPLICATE_ITEM");
  const added = items.map(({ itemId, quantity }) => ({
    id: store.nextId("inventoryShipmentLine"),
    itemId,
    quantity,
    accepted: 0,
    rejected: 0,
  }));
  const lines = [...before.lines, ...added];
  return { shipment: repack(world, domain, before, lines, "add_items", { added }), added };
}

export function removeShipmentItems(
  world: World,
  domain: string,
  id: number,
  lineIds: readonly number[],
): ShipmentRecord {
  const before = openShipment(world, domain, id);
  const removed = lineIds.map((lineId, at) => {
    const line = before.lines.find((one) => one.id === lineId);
    if (!line) return refuse(["lineItems", at], "ITEM_NOT_FOUND");
    if (leftOf(line) < line.quantity) refuse(["lineItems", at], "INVALID_SHIPMENT_STATUS");
    return line;
  });
  const lines = before.lines.filter((line) => !removed.includes(line));
  return repack(world, domain, before, lines, "remove_items", { removed });
}

/** Of each line so many are in it; not fewer than were received. */
export function setShipmentQuantities(
  world: World,
  domain: string,
  id: number,
  items: readonly { lineId: number; quantity: number }[],
): { shipment: ShipmentRecord; changed: ShipmentLine[] } {
  const store = openShopOf(world.shop(domain));
  const before = openShipment(world, domain, id);
  const transfer = store.transfers.get(before.transferId)!;
  const changed = items.map(({ lineId, quantity }, at) => {
    const line = before.lines.find((one) => one.id === lineId);
    if (!line) return refuse(["items", at, "shipmentLineItemId"], "ITEM_NOT_FOUND");
    if (quantity < line.quantity - leftOf(line)) {
      refuse(["items", at, "quantity"], "INVALID_QUANTITY");
    }
    try {
      const more = [{ itemId: line.itemId, quantity: Math.max(0, quantity - line.quantity) }];
      checkItems(world, domain, transfer, more, []);
    } catch (error) {
      if (!(error instanceof TransferRefusal)) throw error;
      throw new TransferRefusal(fault(["items", at, "quantity"], "INVALID_QUANTITY"));
    }
    return { ...line, quantity };
  });
  const lines = before.lines.map((line) => changed.find((one) => one.id === line.id) ?? line);
  const more = { before: before.lines, changed };
  return {
    shipment: repack(world, domain, before, lines, "update_item_quantities", more),
    changed,
  };
}

export function setTracking(
  world: World,
  domain: string,
  id: number,
  tracking: ShipmentRecord["tracking"],
): ShipmentRecord {
  const before = shipmentOf(world, domain, id);
  checkTracking(tracking, ["tracking"]);
  const shipment = { ...before, tracking };
  keep(world, domain, shipment, "update_tracking");
  return shipment;
}

export function setBarcode(
  world: World,
  domain: string,
  id: number,
  barcode: string,
): ShipmentRecord {
  const before = shipmentOf(world, domain, id);
  checkBarcode(world, domain, barcode, id, ["barcode"]);
  const { transfers } = openShopOf(world.shop(domain));
  const shipment = { ...before, barcode };
  transfers.writeShipment(
    shipment,
    transfers.get(before.transferId)!.destination?.locationId ?? null,
  );
  return shipment;
}
