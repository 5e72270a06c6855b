import type { LineChange } from "../../transfers/edit.ts";
import { leftOf } from "../../transfers/receive.ts";
import type { PlaceRecord, ShipmentLine, ShipmentRecord } from "../../store/transfers.ts";
import type { Payload, PayloadSource } from "./parts.ts";

const gid = (kind: string, id: number): string => `gid://shopify/${kind}/${id}`;
const transferLine = (id: number) => gid("InventoryTransferLineItem", id);
const shipmentLine = (id: number) => gid("InventoryShipmentLineItem", id);
const place = (of: PlaceRecord | null) => of && { id: gid("Location", of.locationId) };

/** What each topic says beside the transfer and its ends. */
const ofTransfer: Record<string, (source: PayloadSource) => Payload> = {
  updated: () => ({}),
  ready_to_ship: ({ store, subject }) => {
    const { status, lines } = store.transfers.get(subject.id)!;
    return {
      status,
      line_items: lines.map((one) => ({ id: transferLine(one.id), quantity: one.total })),
    };
  },
  cancel: () => ({ status: "CANCELED" }),
  complete: () => ({ status: "TRANSFERRED" }),
  add_items: ({ subject }) => ({
    items_added: changesIn(subject).map((one) => ({
      line_item_id: transferLine(one.lineId),
      quantity: one.after,
    })),
  }),
  remove_items: ({ subject }) => ({
    items_removed: changesIn(subject).map((one) => ({ line_item_id: transferLine(one.lineId) })),
  }),
  update_item_quantities: ({ store, subject }) => ({
    status: store.transfers.get(subject.id)!.status,
    items_updated: changesIn(subject).map((one) => ({
      line_item_id: transferLine(one.lineId),
      old_quantity: one.before,
      new_quantity: one.after,
    })),
  }),
};

const changesIn = (subject: PayloadSource["subject"]) => subject["changes"] as LineChange[];

const trackingOf = ({ tracking }: ShipmentRecord) =>
  tracking && {
    tracking_number: tracking.number,
    tracking_url: tracking.url,
    company: tracking.company,
    arrives_at: tracking.arrivesAt,
  };

const linesIn = (subject: PayloadSource["subject"], name: string) =>
  subject[name] as ShipmentLine[];
const counted = ({ id, quantity }: ShipmentLine) => ({ id: shipmentLine(id), quantity });

const ofShipment: Record<string, (shipment: ShipmentRecord, source: PayloadSource) => Payload> = {
  create: (shipment) => ({
    status: shipment.status,
    tracking: trackingOf(shipment),
    line_items: shipment.lines.map(counted),
  }),
  mark_in_transit: ({ status }) => ({ status }),
  add_items: (_shipment, { subject }) => ({
    items_added: linesIn(subject, "added").map(counted),
  }),
  remove_items: (_shipment, { subject }) => ({
    items_removed: linesIn(subject, "removed").map(({ id }) => ({ id: shipmentLine(id) })),
  }),
  update_item_quantities: (_shipment, { subject }) => ({
    items_updated: linesIn(subject, "changed").map(({ id, quantity }) => ({
      id: shipmentLine(id),
      old_quantity: linesIn(subject, "before").find((one) => one.id === id)!.quantity,
      new_quantity: quantity,
    })),
  }),
  receive_items: ({ status, lines }, { subject }) => ({
    status,
    items_received: lines.flatMap((line) => {
      const was = linesIn(subject, "before").find(({ id }) => id === line.id)!;
      if (leftOf(was) === leftOf(line)) return [];
      return [
        {
          id: shipmentLine(line.id),
          old_accepted_quantity: was.accepted,
          old_rejected_quantity: was.rejected,
          new_accepted_quantity: line.accepted,
          new_rejected_quantity: line.rejected,
          remaining_quantity_to_receive: leftOf(line),
        },
      ];
    }),
  }),
};

export const transferTopics = Object.keys(ofTransfer).map((name) => `inventory_transfers/${name}`);
export const shipmentTopics = [...Object.keys(ofShipment), "delete", "update_tracking"].map(
  (name) => `inventory_shipments/${name}`,
);

/** inventory_transfers/* */
export function transferPayload(source: PayloadSource, topic: string): Payload | null {
  const transfer = source.store.transfers.get(source.subject.id);
  if (!transfer) return null;
  return {
    id: gid("InventoryTransfer", transfer.id),
    happened_at: source.now,
    origin: place(transfer.origin),
    destination: place(transfer.destination),
    ...ofTransfer[topic.split("/")[1]!]!(source),
  };
}

/** inventory_shipments/* */
export function shipmentPayload(source: PayloadSource, topic: string): Payload | null {
  const { store, subject, now } = source;
  const id = gid("InventoryShipment", subject.id);
  if (topic.endsWith("/delete")) return { id, happened_at: now };
  const shipment = store.transfers.shipment(subject.id);
  if (!shipment) return null;
  if (topic.endsWith("/update_tracking")) {
    return { shipment_id: id, updated_tracking: trackingOf(shipment), happened_at: now };
  }
  return { id, happened_at: now, ...ofShipment[topic.split("/")[1]!]!(shipment, source) };
}
