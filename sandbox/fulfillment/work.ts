import { followHeld, noteHeld, sale, type Flow } from "../inventory/held.ts";
import type { ShopStore, World } from "../platform/world.ts";
import type { FulfillmentOrderRecord, FulfillmentRecord } from "../store/fulfillment-records.ts";
import type { OrderRecord } from "../store/types.ts";
import { fulfilmentOf, type Fulfilment } from "./of-order.ts";
import { displayStatus } from "./status.ts";

/** One order's fulfilment while something is done to it; copies, written by `finish`. */
export interface Work extends Fulfilment {
  world: World;
  domain: string;
  store: ShopStore;
  now: string;
  order: OrderRecord;
  /** the merchant's staff does it, not the app */
  byMerchant: boolean;
}

export interface Actor {
  /** left out = the app */
  byMerchant?: boolean;
}

export function begin(world: World, domain: string, order: OrderRecord, actor: Actor = {}): Work {
  const store = world.shop(domain);
  noteHeld(world, domain, order);
  const { orders, fulfillments } = structuredClone(fulfilmentOf(store, order));
  const byMerchant = actor.byMerchant === true;
  const now = world.clock.iso();
  return { world, domain, store, now, order, orders, fulfillments, byMerchant };
}

export const workOn = ({ orders }: Work, id: number): FulfillmentOrderRecord =>
  orders.find((one) => one.id === id)!;

export const parcelIn = ({ fulfillments }: Work, id: number): FulfillmentRecord =>
  fulfillments.find((one) => one.id === id)!;

/** New work on some lines, at the location and by the times of other work. */
export function newWork(
  work: Work,
  like: FulfillmentOrderRecord,
  lines: { lineId: number; quantity: number }[],
): FulfillmentOrderRecord {
  const made: FulfillmentOrderRecord = {
    id: work.store.nextId("fulfillmentOrder"),
    orderId: like.orderId,
    status: "OPEN",
    locationId: like.locationId,
    createdAt: work.now,
    updatedAt: work.now,
    fulfillAt: like.fulfillAt,
    fulfillBy: like.fulfillBy,
    lines: lines.map(({ lineId, quantity }) => ({
      id: work.store.nextId("fulfillmentOrderLine"),
      lineId,
      total: quantity,
      remaining: quantity,
    })),
    holds: [],
  };
  work.orders.push(made);
  return made;
}

/** A piece of news about the order's work. */
export interface News {
  topic: string;
  id: number;
  [extra: string]: unknown;
}

/**
 * Writes what was changed, sets what the order shows, and tells: of stock, of the order, then `news`. What is no longer
 * to be sent is gone, where `flow` does not say otherwise.
 */
export function finish(work: Work, news: readonly News[], flow: Flow = sale): OrderRecord {
  const { store, order, world, domain, now } = work;
  const status = order.cancelledAt === null ? displayStatus(work) : order.fulfillmentStatus;
  const isSent = status === "FULFILLED";
  const wasSent = order.fulfillmentStatus === "FULFILLED";
  const saved: OrderRecord = {
    ...order,
    fulfillmentStatus: status,
    updatedAt: now,
    ...(isSent && !wasSent ? { fulfilledAt: now } : {}),
    ...(isSent && !wasSent && isPaid(order) ? { closedAt: now } : {}),
    ...(wasSent && !isSent && order.cancelledAt === null ? { closedAt: null } : {}),
  };
  store.transaction(() => {
    for (const one of work.orders) store.putFulfillmentOrder(one);
    for (const one of work.fulfillments) store.putFulfillment(one);
    store.putOrder(saved);
    followHeld(world, domain, saved, flow);
    if (status !== order.fulfillmentStatus) {
      const topic = orderTopics[status];
      if (topic) world.emit(domain, topic, { id: order.id });
    }
    world.emit(domain, "orders/updated", { id: order.id });
    for (const { topic, ...subject } of news) world.emit(domain, topic, subject);
  });
  return saved;
}

const orderTopics: Partial<Record<OrderRecord["fulfillmentStatus"], string>> = {
  FULFILLED: "orders/fulfilled",
  PARTIALLY_FULFILLED: "orders/partially_fulfilled",
};

/** Paid and sent, an order is archived by itself. */
const isPaid = ({ financialStatus }: OrderRecord): boolean =>
  ["PAID", "PARTIALLY_REFUNDED", "REFUNDED"].includes(financialStatus ?? "");
