import type { World } from "../platform/world.ts";
import type { FulfillmentEventRecord, FulfillmentRecord } from "../store/fulfillment-records.ts";
import type { OrderRecord } from "../store/types.ts";
import { findFulfillment } from "./find.ts";
import { FulfillmentRefusal } from "./refusal.ts";
import { begin, finish, parcelIn, type Actor } from "./work.ts";

export interface NewEvent extends Actor {
  fulfillmentId: number;
  status: string;
  /** left out = now */
  happenedAt?: string;
  message?: string | null;
  estimatedDeliveryAt?: string | null;
  place?: FulfillmentEventRecord["place"];
}

export interface Noted {
  order: OrderRecord;
  fulfillment: FulfillmentRecord;
  event: FulfillmentEventRecord;
}

/** Notes what a carrier, or the shop, tells of a parcel. Shopify takes it even of one that was called back. */
export function createEvent(world: World, domain: string, given: NewEvent): Noted {
  const found = findFulfillment(world.shop(domain), given.fulfillmentId);
  if (!found) {
    const field = ["fulfillmentEvent", "fulfillmentId"];
    throw new FulfillmentRefusal("Fulfillment does not exist.", field);
  }
  const work = begin(world, domain, found.order, given);
  const fulfillment = parcelIn(work, given.fulfillmentId);
  const event: FulfillmentEventRecord = {
    id: work.store.nextId("fulfillmentEvent"),
    status: given.status,
    message: given.message ?? null,
    happenedAt: given.happenedAt ?? work.now,
    createdAt: work.now,
    estimatedDeliveryAt: given.estimatedDeliveryAt ?? null,
    ...(given.place ? { place: given.place } : {}),
  };
  fulfillment.events = [...fulfillment.events, event].sort((a, b) =>
    a.happenedAt < b.happenedAt ? -1 : a.happenedAt > b.happenedAt ? 1 : a.id - b.id,
  );
  fulfillment.updatedAt = work.now;
  const order = finish(work, [
    { topic: "fulfillment_events/create", id: event.id, fulfillmentId: fulfillment.id },
    { topic: "fulfillments/update", id: fulfillment.id },
  ]);
  return { order, fulfillment, event };
}

/** Shopify takes a carrier's word back when it was wrong: only the webhook says so. */
export function deleteEvent(world: World, domain: string, fulfillmentId: number, id: number): void {
  const found = findFulfillment(world.shop(domain), fulfillmentId);
  const event = found?.record.events.find((one) => one.id === id);
  if (!found || !event) throw new FulfillmentRefusal("Fulfillment event does not exist.");
  const work = begin(world, domain, found.order);
  const fulfillment = parcelIn(work, fulfillmentId);
  fulfillment.events = fulfillment.events.filter((one) => one.id !== id);
  fulfillment.updatedAt = work.now;
  finish(work, [
    { topic: "fulfillment_events/delete", id, fulfillmentId, event },
    { topic: "fulfillments/update", id: fulfillmentId },
  ]);
}

/** The moments Shopify shows of a parcel: they follow from what was told of it. */
export function momentsOf({ events }: FulfillmentRecord) {
  const first = (status: string) =>
    events.find((event) => event.status === status)?.happenedAt ?? null;
  return {
    inTransitAt: first("IN_TRANSIT"),
    deliveredAt: first("DELIVERED"),
    estimatedDeliveryAt:
      events.findLast((event) => event.estimatedDeliveryAt !== null)?.estimatedDeliveryAt ?? null,
  };
}

/** What a shopper reads: the last that was told of it. */
export function parcelStatus({ status, events }: FulfillmentRecord): string {
  if (status === "CANCELLED") return "CANCELED";
  return events.at(-1)?.status ?? "FULFILLED";
}
