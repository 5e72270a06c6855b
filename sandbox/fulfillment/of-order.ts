import type { ShopStore } from "../platform/world.ts";
import type {
  FulfillmentOrderRecord,
  FulfillmentRecord,
  TrackingRecord,
} from "../store/fulfillment-records.ts";
import type { OrderLineRecord, OrderRecord } from "../store/types.ts";
import { serviceOf, usualService, type CarrierService } from "./carrier-services.ts";
import { minutesAfter, toldBy } from "./course.ts";
import { ofLine, ofOrder } from "./derived-ids.ts";

/** The work an order is and was, and the parcels that came of it. */
export interface Fulfilment {
  orders: FulfillmentOrderRecord[];
  fulfillments: FulfillmentRecord[];
}

/** Of most orders it follows from the order: one piece of work, at most one parcel. */
export function fulfilmentOf(store: ShopStore, order: OrderRecord): Fulfilment {
  const orders = store.fulfillmentOrdersOf(order.id);
  if (orders.length > 0) return { orders, fulfillments: store.fulfillmentsOf(order.id) };
  const work = workOf(store, order);
  return { orders: [work], fulfillments: parcelOf(store, order, work) };
}

/** Of an order that was sent in part, its first line was. */
const wasSent = (order: OrderRecord, index: number): boolean =>
  order.fulfillmentStatus === "FULFILLED" ||
  (order.fulfillmentStatus === "PARTIALLY_FULFILLED" && index === 0);

/** The work on an order that nobody has touched but to send it. */
export function workOf(store: ShopStore, order: OrderRecord): FulfillmentOrderRecord {
  const lines = order.lines.map((line, index) => ({
    id: line.id + ofLine.fulfillmentOrderLine,
    lineId: line.id,
    total: wasSent(order, index) ? line.quantity : line.currentQuantity,
    remaining: wasSent(order, index) ? 0 : line.currentQuantity,
  }));
  return {
    id: order.id + ofOrder.fulfillmentOrder,
    orderId: order.id,
    status: statusOf(
      order,
      lines.some(({ remaining }) => remaining > 0),
    ),
    locationId: order.delivery?.locationId ?? store.primaryLocation().id,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    fulfillAt: `${order.createdAt.slice(0, 13)}:00:00Z`,
    fulfillBy: fulfillByOf(order),
    lines,
    holds: [],
  };
}

function statusOf(order: OrderRecord, isLeft: boolean): FulfillmentOrderRecord["status"] {
  if (order.cancelledAt !== null || !isLeft) return "CLOSED";
  switch (order.fulfillmentStatus) {
    case "PARTIALLY_FULFILLED":
    case "IN_PROGRESS":
      return "IN_PROGRESS";
    case "ON_HOLD":
    case "SCHEDULED":
      return order.fulfillmentStatus;
    default:
      return "OPEN";
  }
}

const day = 24 * 60;

/** Shopify sets a deadline where it promised something itself: a day less than the earliest promise. */
function fulfillByOf(order: OrderRecord): string | null {
  const promised = order.delivery?.promisedFrom ?? null;
  if (promised === null || !serviceOf(order.delivery!.service)?.brandedPromise) return null;
  return minutesAfter(order, promised - day);
}

function parcelOf(
  store: ShopStore,
  order: OrderRecord,
  work: FulfillmentOrderRecord,
): FulfillmentRecord[] {
  const sent = order.lines.filter((_line, index) => wasSent(order, index));
  if (sent.length === 0) return [];
  const createdAt = order.fulfilledAt ?? order.closedAt ?? order.processedAt;
  const events = order.delivery ? toldBy(order, order.delivery) : [];
  return [
    {
      id: order.id + ofOrder.fulfillment,
      orderId: order.id,
      number: 1,
      status: "SUCCESS",
      locationId: work.locationId,
      createdAt,
      updatedAt: events.at(-1)?.createdAt ?? createdAt,
      tracking: order.delivery ? trackingOf(order, serviceOf(order.delivery.service)) : untracked,
      originAddress: null,
      lines: sent.map((line: OrderLineRecord) => ({
        id: line.id + ofLine.fulfillmentLine,
        lineId: line.id,
        quantity: line.quantity,
        fulfillmentOrderId: work.id,
      })),
      events,
    },
  ];
}

export const untracked: TrackingRecord = { company: null, numbers: [], urls: [] };

/** A number as that carrier writes them, made from the order's. */
export function trackingOf(order: OrderRecord, service: CarrierService | null): TrackingRecord {
  if (!service?.isTracked) return untracked;
  const number = service.carrier === "UPS" ? `1Z999AA1${order.id}` : `9400${order.id}`;
  return { company: service.carrier, numbers: [number], urls: [`${service.trackingUrl}${number}`] };
}

/** Whether something travels: over the counter, and of gift cards alone, nothing does. */
export const isShipped = (order: OrderRecord): boolean =>
  order.sourceName !== "pos" &&
  order.shippingAddress !== null &&
  order.lines.some((line) => !line.isGiftCard);

/** How it travels; null when nothing does. */
export function serviceFor(store: ShopStore, order: OrderRecord): CarrierService | null {
  if (order.delivery) return serviceOf(order.delivery.service);
  if (!isShipped(order)) return null;
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  const { country } = store.shop;
  const to = order.shippingAddress?.countryCode ?? customer?.address?.countryCode ?? country;
  return usualService(country, to);
}
