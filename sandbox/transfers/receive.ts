import { changeQuantities } from "../inventory/change.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { ShipmentLine, ShipmentRecord, TransferRecord } from "../store/transfers.ts";
import { arrivedOf, totalOf } from "./quantities.ts";
import { demandNone, fault, refuse } from "./refusal.ts";
import { keep, shipmentOf } from "./shipments.ts";

type Reason = "ACCEPTED" | "REJECTED";

export interface Receipt {
  shipmentId: number;
  lines: { lineId: number; quantity: number; reason: Reason }[];
  /** what becomes of all that is left, where no lines say it */
  all?: Reason | null;
  receivedAt?: string | null;
}

/** Pieces have come: taken, they can be bought; turned away, they are gone. */
export function receive(world: World, domain: string, receipt: Receipt): ShipmentRecord {
  const store = openShopOf(world.shop(domain));
  const before = shipmentOf(world, domain, receipt.shipmentId);
  if (before.status !== "IN_TRANSIT" && before.status !== "PARTIALLY_RECEIVED") {
    refuse(["id"], "INVALID_SHIPMENT_STATUS");
  }
  const asked = receipt.all
    ? before.lines.map((line) => ({
        lineId: line.id,
        quantity: leftOf(line),
        reason: receipt.all!,
      }))
    : receipt.lines;
  const lines = structuredClone(before.lines);
  demandNone(
    asked.flatMap(({ lineId, quantity, reason }, at) => {
      const line = lines.find(({ id }) => id === lineId);
      const field = ["lineItems", at];
      if (!line) return [fault([...field, "shipmentLineItemId"], "ITEM_NOT_FOUND")];
      if (quantity < 0 || quantity > leftOf(line)) {
        return [fault([...field, "quantity"], "INVALID_QUANTITY")];
      }
      line[reason === "ACCEPTED" ? "accepted" : "rejected"] += quantity;
      return [];
    }),
  );
  return store.transaction(() => {
    const transfer = store.transfers.get(before.transferId)!;
    put(world, domain, transfer, before.lines, lines);
    const isAll = lines.every((line) => leftOf(line) === 0);
    const shipment: ShipmentRecord = {
      ...before,
      lines,
      status: isAll ? "RECEIVED" : "PARTIALLY_RECEIVED",
      receivedAt: before.receivedAt ?? receipt.receivedAt ?? world.clock.iso(),
    };
    keep(world, domain, shipment, "receive_items", { before: before.lines });
    completeTransfer(world, domain, transfer);
    return shipment;
  });
}

export const leftOf = ({ quantity, accepted, rejected }: ShipmentLine): number =>
  quantity - accepted - rejected;

function put(
  world: World,
  domain: string,
  { destination }: TransferRecord,
  before: readonly ShipmentLine[],
  after: readonly ShipmentLine[],
): void {
  const { locationId } = destination!;
  changeQuantities(
    world,
    domain,
    after.flatMap((line, at) => {
      const { itemId } = line;
      const was = before[at]!;
      const taken = line.accepted - was.accepted;
      return [
        { itemId, locationId, name: "incoming" as const, delta: leftOf(line) - leftOf(was) },
        { itemId, locationId, name: "available" as const, delta: taken },
      ];
    }),
  );
}

/** All of it was sent and has come. */
function completeTransfer(world: World, domain: string, transfer: TransferRecord): void {
  const { transfers } = openShopOf(world.shop(domain));
  const arrived = transfers.shipmentsOf(transfer.id).map(arrivedOf);
  const received = arrived.reduce((sum, one) => sum + one.accepted + one.rejected, 0);
  if (received < totalOf(transfer)) return;
  transfers.write({ ...transfers.get(transfer.id)!, status: "TRANSFERRED" });
  world.emit(domain, "inventory_transfers/complete", { id: transfer.id });
}
