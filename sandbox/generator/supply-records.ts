import { toIso } from "../store/instants.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { ShipmentRecord } from "../store/transfers.ts";

export interface SuppliedLine {
  itemId: number;
  accepted: number;
}

/** What a supplier sent to a location; seconds since 1970. */
export interface Supply {
  supplier: string;
  locationId: number;
  orderedAt: number;
  sentAt: number;
  arrivesAt: number;
  /** by what is usual */
  expectedAt: number;
  lines: (SuppliedLine & { rejected: number })[];
}

/** Writes a supply as a transfer from outside with one shipment; what has not come by the end is on its way. */
export function writeTransfer(store: OpenShop, supply: Supply, endsAt: number): void {
  const location = store.location(supply.locationId)!;
  const hasCome = supply.arrivesAt <= endsAt;
  const id = store.nextId("inventoryTransfer");
  const name = `#T${String(store.nextId("transferNumber")).padStart(4, "0")}`;
  const createdAt = toIso(supply.orderedAt);
  const lines = supply.lines.map(({ itemId, accepted, rejected }) => ({
    itemId,
    total: accepted + rejected,
    accepted: hasCome ? accepted : 0,
    rejected: hasCome ? rejected : 0,
  }));
  store.transfers.write({
    id,
    name,
    status: hasCome ? "TRANSFERRED" : "IN_PROGRESS",
    createdAt,
    origin: null,
    destination: {
      locationId: location.id,
      name: location.name,
      address: location.address,
      snapshottedAt: createdAt,
    },
    note: null,
    referenceName: supply.supplier,
    tags: [],
    lines: lines.map(({ itemId, total }) => ({
      id: store.nextId("inventoryTransferLine"),
      itemId,
      total,
    })),
    shipments: 1,
  });
  const shipment: ShipmentRecord = {
    id: store.nextId("inventoryShipment"),
    transferId: id,
    name: `${name}-1`,
    status: hasCome ? "RECEIVED" : "IN_TRANSIT",
    barcode: null,
    createdAt: toIso(supply.sentAt),
    shippedAt: toIso(supply.sentAt),
    receivedAt: hasCome ? toIso(supply.arrivesAt) : null,
    tracking: { number: null, company: null, url: null, arrivesAt: toIso(supply.expectedAt) },
    lines: lines.map(({ itemId, total, accepted, rejected }) => ({
      id: store.nextId("inventoryShipmentLine"),
      itemId,
      quantity: total,
      accepted,
      rejected,
    })),
  };
  store.transfers.writeShipment(shipment, location.id);
  if (!hasCome)
    for (const { itemId, total } of lines) markIncoming(store, itemId, location.id, total);
}

function markIncoming(store: OpenShop, itemId: number, locationId: number, more: number): void {
  const level = store.levels.get(itemId, locationId);
  if (!level) return;
  const incoming = level.quantities.incoming + more;
  store.levels.write({ ...level, quantities: { ...level.quantities, incoming } });
}
