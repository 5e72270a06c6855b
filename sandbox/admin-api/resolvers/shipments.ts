import { leftOf } from "../../transfers/receive.ts";
import { arrivedOf } from "../../transfers/quantities.ts";
import type { ShipmentLine, ShipmentRecord } from "../../store/transfers.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { shipmentRows } from "../transfer-search.ts";

export function shipmentLineNode(id: number, call: Call): ShipmentLine | null {
  const shipment = call.store.transfers.shipmentWithLine(id);
  return shipment?.lines.find((one) => one.id === id) ?? null;
}

const InventoryShipment: Fields<ShipmentRecord> = {
  id: ({ id }) => gid("InventoryShipment", id),
  name: ({ name }) => name,
  status: ({ status }) => status,
  barcode: ({ barcode }) => barcode,
  dateCreated: ({ createdAt }) => createdAt,
  dateShipped: ({ shippedAt }) => shippedAt,
  dateReceived: ({ receivedAt }) => receivedAt,
  tracking: ({ tracking }) => tracking,
  lineItemTotalQuantity: (shipment) => arrivedOf(shipment).total,
  totalAcceptedQuantity: (shipment) => arrivedOf(shipment).accepted,
  totalRejectedQuantity: (shipment) => arrivedOf(shipment).rejected,
  totalReceivedQuantity(shipment) {
    const { accepted, rejected } = arrivedOf(shipment);
    return accepted + rejected;
  },
  lineItems: ({ lines }, args) => new Items<ShipmentLine>(() => lines, args["reverse"] === true),
  lineItemsCount: ({ lines }) => ({ count: lines.length, precision: "EXACT" }),
};

export const shipments: Domain = {
  types: {
    QueryRoot: {
      inventoryShipment: (_source: unknown, args, call) =>
        call.store.transfers.shipment(idOf(args["id"] as string)),
      inventoryShipments: (_source: unknown, args, call) => shipmentRows(args, call),
    } satisfies Fields<unknown>,
    InventoryShipment,
    InventoryShipmentLineItem: {
      id: ({ id }) => gid("InventoryShipmentLineItem", id),
      inventoryItem: ({ itemId }, _args, call) => call.store.variantByItem(itemId),
      quantity: ({ quantity }) => quantity,
      acceptedQuantity: ({ accepted }) => accepted,
      rejectedQuantity: ({ rejected }) => rejected,
      unreceivedQuantity: leftOf,
    } satisfies Fields<ShipmentLine>,
    InventoryShipmentTracking: {
      trackingNumber: ({ number }) => number,
      company: ({ company }) => company,
      trackingUrl: ({ url }) => url,
      arrivesAt: ({ arrivesAt }) => arrivesAt,
    } satisfies Fields<NonNullable<ShipmentRecord["tracking"]>>,
  },
};
