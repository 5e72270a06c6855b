import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { TransferRecord } from "../store/transfers.ts";
import { itemFaults, placeFaults, tagFaults, type AskedItem } from "./check.ts";
import { quantitiesOf } from "./quantities.ts";
import { demandNone, refuse } from "./refusal.ts";
import { inOrder, newLine, placeAt, reserve, transferOf } from "./transfers.ts";

export interface TransferEdit {
  /** left out = as before */
  origin?: number | null;
  destination?: number | null;
  createdAt?: string;
  note?: string | null;
  referenceName?: string | null;
  tags?: string[];
}

const ends = { origin: "originId", destination: "destinationId" };

export function editTransfer(
  world: World,
  domain: string,
  id: number,
  { origin, destination, tags, ...edit }: TransferEdit,
): TransferRecord {
  const store = openShopOf(world.shop(domain));
  const before = transferOf(world, domain, id);
  const from = origin === undefined ? (before.origin?.locationId ?? null) : origin;
  const to = destination === undefined ? (before.destination?.locationId ?? null) : destination;
  demandNone(placeFaults(store, from, to, ["input"], ends));
  demandNone(tagFaults(tags ?? [], ["input"]));
  const moves =
    from !== (before.origin?.locationId ?? null) || to !== (before.destination?.locationId ?? null);
  if (moves && before.status !== "DRAFT") refuse(["input"], "TRANSFER_LOCATION_IMMUTABLE");
  const transfer: TransferRecord = {
    ...before,
    ...edit,
    ...(moves ? { origin: placeAt(world, store, from) } : {}),
    ...(moves ? { destination: placeAt(world, store, to) } : {}),
    ...(tags ? { tags: inOrder(tags) } : {}),
  };
  store.transfers.write(transfer);
  return transfer;
}

/** How a line's quantity changed: what the mutation answers, and webhooks tell. */
export interface LineChange {
  itemId: number;
  lineId: number;
  before: number;
  after: number;
}

export interface Edited {
  transfer: TransferRecord;
  changes: LineChange[];
}

/** Of each item named, so much is to be sent beside what is packed or gone already; a new one is added. */
export function setItems(
  world: World,
  domain: string,
  id: number,
  items: readonly AskedItem[],
): Edited {
  const store = openShopOf(world.shop(domain));
  const before = openTransfer(world, domain, id, ["input", "id"]);
  const path = ["input", "lineItems"];
  demandNone(itemFaults(store, items, path, before.origin?.locationId ?? null));
  const shipments = store.transfers.shipmentsOf(id);
  const lines = before.lines.map((line) => {
    const asked = items.find(({ itemId }) => itemId === line.itemId);
    if (!asked) return line;
    const { picked, shipped } = quantitiesOf(before, shipments, line);
    return { ...line, total: asked.quantity + picked + shipped };
  });
  const added = items
    .filter(({ itemId }) => before.lines.every((line) => line.itemId !== itemId))
    .map(({ itemId, quantity }) => newLine(store, itemId, quantity));
  return keepLines(world, domain, before, [...lines, ...added]);
}

/** Takes lines out, but for what is packed or gone already. */
export function removeItems(
  world: World,
  domain: string,
  id: number,
  lineIds: readonly number[],
): Edited {
  const store = openShopOf(world.shop(domain));
  const before = transferOf(world, domain, id);
  if (before.status !== "DRAFT" && before.status !== "READY_TO_SHIP") {
    refuse(["input", "id"], "INVALID_TRANSFER_STATUS");
  }
  const shipments = store.transfers.shipmentsOf(id);
  const field = (at: number) => ["input", "transferLineItemIds", at];
  lineIds.forEach((lineId, at) => {
    const line = before.lines.find((one) => one.id === lineId);
    if (!line) return refuse(field(at), "ITEM_NOT_FOUND");
    const { processable } = quantitiesOf(before, shipments, line);
    if (line.total > 0 && processable === 0) refuse(field(at), "ALL_QUANTITY_SHIPPED");
  });
  const lines = before.lines.flatMap((line) => {
    if (!lineIds.includes(line.id)) return [line];
    const total = line.total - quantitiesOf(before, shipments, line).processable;
    return total > 0 ? [{ ...line, total }] : [];
  });
  if (lines.length === 0 && before.status === "READY_TO_SHIP") {
    refuse(["input", "transferLineItemIds"], "CANT_REMOVE_ALL_ITEMS_FROM_READY_TO_SHIP_TRANSFER");
  }
  return keepLines(world, domain, before, lines);
}

function openTransfer(world: World, domain: string, id: number, field: string[]): TransferRecord {
  const transfer = transferOf(world, domain, id);
  if (transfer.status === "CANCELED" || transfer.status === "TRANSFERRED") {
    refuse(field, "INVALID_TRANSFER_STATUS");
  }
  return transfer;
}

function keepLines(
  world: World,
  domain: string,
  before: TransferRecord,
  lines: TransferRecord["lines"],
): Edited {
  const store = openShopOf(world.shop(domain));
  const totalIn = (of: TransferRecord["lines"], lineId: number) =>
    of.find(({ id }) => id === lineId)?.total ?? 0;
  const all = [...new Map([...before.lines, ...lines].map((line) => [line.id, line])).values()];
  const changes = all
    .map(({ id, itemId }) => ({
      itemId,
      lineId: id,
      before: totalIn(before.lines, id),
      after: totalIn(lines, id),
    }))
    .filter((one) => one.before !== one.after);
  const transfer = { ...before, lines };
  store.transaction(() => {
    store.transfers.write(transfer);
    if (before.status !== "DRAFT") {
      const more = changes.map((one) => ({
        itemId: one.itemId,
        quantity: one.after - one.before,
      }));
      reserve(world, domain, transfer, more, 1);
    }
    const has = (of: TransferRecord["lines"], { lineId }: LineChange) =>
      of.some(({ id }) => id === lineId);
    const tell = (topic: string, of: LineChange[]) => {
      const subject = { id: before.id, changes: of };
      if (of.length > 0) world.emit(domain, `inventory_transfers/${topic}`, subject);
    };
    const isNew = (one: LineChange) => !has(before.lines, one);
    const isGone = (one: LineChange) => !has(lines, one);
    tell("add_items", changes.filter(isNew));
    tell("remove_items", changes.filter(isGone));
    tell(
      "update_item_quantities",
      changes.filter((one) => !isNew(one) && !isGone(one)),
    );
  });
  return { transfer, changes };
}
