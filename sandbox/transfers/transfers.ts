import { changeQuantities } from "../inventory/change.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { PlaceRecord, TransferRecord } from "../store/transfers.ts";
import { itemFaults, placeFaults, tagFaults, type AskedItem } from "./check.ts";
import { demandNone, refuse } from "./refusal.ts";

export interface NewTransfer {
  origin: number | null;
  destination: number | null;
  items: AskedItem[];
  createdAt?: string | null;
  note?: string | null;
  referenceName?: string | null;
  tags?: string[] | null;
  /** its pieces are put aside at once */
  isReady: boolean;
}

const ends = { origin: "originLocationId", destination: "destinationLocationId" };

/** A transfer is planned, or ready at once. */
export function createTransfer(world: World, domain: string, given: NewTransfer): TransferRecord {
  const store = openShopOf(world.shop(domain));
  const path = ["input"];
  demandNone(placeFaults(store, given.origin, given.destination, path, ends));
  demandNone(itemFaults(store, given.items, [...path, "lineItems"], given.origin));
  demandNone(tagFaults(given.tags ?? [], path));
  if (given.isReady && given.items.length === 0) refuse([...path, "lineItems"], "ITEMS_EMPTY");
  if (given.isReady && given.destination === null) {
    refuse([...path, "destinationLocationId"], "LOCATION_REQUIRED");
  }
  return store.transaction(() => {
    const transfer: TransferRecord = {
      id: store.nextId("inventoryTransfer"),
      name: `#T${String(store.nextId("transferNumber")).padStart(4, "0")}`,
      status: "DRAFT",
      createdAt: given.createdAt ?? world.clock.iso(),
      origin: placeAt(world, store, given.origin),
      destination: placeAt(world, store, given.destination),
      note: given.note ?? null,
      referenceName: given.referenceName ?? null,
      tags: inOrder(given.tags ?? []),
      lines: given.items.map(({ itemId, quantity }) => newLine(store, itemId, quantity)),
      shipments: 0,
    };
    store.transfers.write(transfer);
    return given.isReady ? makeReady(world, domain, transfer) : transfer;
  });
}

export const newLine = (store: OpenShop, itemId: number, total: number) => ({
  id: store.nextId("inventoryTransferLine"),
  itemId,
  total,
});

export const inOrder = (tags: readonly string[]): string[] => [...new Set(tags)].sort();

export function placeAt(world: World, store: OpenShop, id: number | null): PlaceRecord | null {
  const location = id === null ? null : store.location(id);
  if (!location) return null;
  const { name, address } = location;
  return { locationId: location.id, name, address, snapshottedAt: world.clock.iso() };
}

export function transferOf(world: World, domain: string, id: number): TransferRecord {
  const field = ["id"];
  return openShopOf(world.shop(domain)).transfers.get(id) ?? refuse(field, "TRANSFER_NOT_FOUND");
}

/** Puts pieces aside at the origin, or back. */
export function reserve(
  world: World,
  domain: string,
  { origin }: TransferRecord,
  items: readonly AskedItem[],
  sign: 1 | -1,
): void {
  if (!origin) return;
  const { locationId } = origin;
  const changes = items.flatMap(({ itemId, quantity }) => [
    { itemId, locationId, name: "available" as const, delta: -sign * quantity },
    { itemId, locationId, name: "reserved" as const, delta: sign * quantity },
  ]);
  changeQuantities(world, domain, changes);
}

const itemsOf = ({ lines }: TransferRecord): AskedItem[] =>
  lines.map(({ itemId, total }) => ({ itemId, quantity: total }));

function makeReady(world: World, domain: string, before: TransferRecord): TransferRecord {
  const store = openShopOf(world.shop(domain));
  const transfer: TransferRecord = { ...before, status: "READY_TO_SHIP" };
  store.transfers.write(transfer);
  reserve(world, domain, transfer, itemsOf(transfer), 1);
  world.emit(domain, "inventory_transfers/ready_to_ship", { id: transfer.id });
  return transfer;
}

export function markReady(world: World, domain: string, id: number): TransferRecord {
  const transfer = transferOf(world, domain, id);
  if (transfer.status !== "DRAFT") refuse(["id"], "INVALID_TRANSFER_STATUS");
  if (transfer.lines.length === 0) refuse(["id"], "ITEMS_EMPTY");
  if (!transfer.destination) refuse(["id"], "LOCATION_REQUIRED");
  const store = openShopOf(world.shop(domain));
  return store.transaction(() => makeReady(world, domain, transfer));
}

/** Nothing is sent after all: what was put aside can be bought again. */
export function cancelTransfer(world: World, domain: string, id: number): TransferRecord {
  const store = openShopOf(world.shop(domain));
  const before = transferOf(world, domain, id);
  if (store.transfers.shipmentsOf(id).length > 0) refuse(["id"], "SHIPMENT_EXISTS");
  if (before.status !== "READY_TO_SHIP" && before.status !== "DRAFT") {
    refuse(["id"], "INVALID_TRANSFER_STATUS");
  }
  return store.transaction(() => {
    if (before.status === "READY_TO_SHIP") reserve(world, domain, before, itemsOf(before), -1);
    const transfer: TransferRecord = { ...before, status: "CANCELED" };
    store.transfers.write(transfer);
    world.emit(domain, "inventory_transfers/cancel", { id });
    return transfer;
  });
}

export function deleteTransfer(world: World, domain: string, id: number): void {
  const { status } = transferOf(world, domain, id);
  if (status !== "DRAFT") {
    const message = "Can't delete the transfer if it's not in the draft status.";
    refuse(["id"], "INVALID_TRANSFER_STATUS", message);
  }
  openShopOf(world.shop(domain)).transfers.remove(id);
}

export function duplicateTransfer(world: World, domain: string, id: number): TransferRecord {
  const like = transferOf(world, domain, id);
  return createTransfer(world, domain, {
    origin: like.origin?.locationId ?? null,
    destination: like.destination?.locationId ?? null,
    note: like.note,
    referenceName: like.referenceName,
    tags: like.tags,
    items: itemsOf(like),
    isReady: false,
  });
}
