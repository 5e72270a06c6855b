import type { OrderLineRecord, OrderRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import type { Part } from "./line-items.ts";

/** What was sent of an order, in one parcel: the sandbox knows how far an order was sent, and when at most. */
interface FulfillmentRecord {
  id: number;
  at: string;
  lines: OrderLineRecord[];
}

/** Of an order that was sent in part, its first line was. */
export function fulfillmentsOf(order: OrderRecord): Part<FulfillmentRecord>[] {
  if (order.fulfillmentStatus === "UNFULFILLED") return [];
  const lines = order.fulfillmentStatus === "FULFILLED" ? order.lines : order.lines.slice(0, 1);
  const at = order.fulfilledAt ?? order.closedAt ?? order.processedAt;
  return [{ order, record: { id: order.id, at, lines } }];
}

export const Fulfillment: Fields<Part<FulfillmentRecord>> = {
  id: ({ record }) => gid("Fulfillment", record.id),
  legacyResourceId: ({ record }) => record.id,
  name: ({ order }) => `${order.name}-F1`,
  order: ({ order }) => order,
  status: () => "SUCCESS",
  displayStatus: () => "FULFILLED",
  createdAt: ({ record }) => record.at,
  updatedAt: ({ record }) => record.at,
  deliveredAt: () => null,
  estimatedDeliveryAt: () => null,
  inTransitAt: () => null,
  originAddress: () => null,
  location: () => null,
  service: () => null,
  requiresShipping: ({ record }) => record.lines.some((line) => !line.isGiftCard),
  totalQuantity: ({ record }) => record.lines.reduce((sum, line) => sum + line.quantity, 0),
  trackingInfo: () => [],
  fulfillmentLineItems: ({ order, record }, args) =>
    new Items(
      () => record.lines.map((line) => ({ order, record: line })),
      args["reverse"] === true,
    ),
};

export const FulfillmentLineItem: Fields<Part<OrderLineRecord>> = {
  id: ({ record }) => gid("FulfillmentLineItem", record.id),
  quantity: ({ record }) => record.quantity,
  lineItem: (part) => part,
};
