import type { World } from "../platform/world.ts";
import type {
  FulfillmentOrderRecord,
  FulfillmentRecord,
  TrackingRecord,
} from "../store/fulfillment-records.ts";
import type { OrderRecord } from "../store/types.ts";
import { findFulfillment, findFulfillmentOrder } from "./find.ts";
import { untracked } from "./of-order.ts";
import { FulfillmentRefusal } from "./refusal.ts";
import { remainingOf } from "./status.ts";
import { begin, finish, newWork, parcelIn, workOn, type Actor, type Work } from "./work.ts";

export interface Parcel extends Actor {
  /** which work it comes from; without lines all that is left of it */
  from: { fulfillmentOrderId: number; lines?: { id: number; quantity: number }[] }[];
  tracking?: TrackingRecord;
  originAddress?: FulfillmentRecord["originAddress"];
}

export interface Sent {
  order: OrderRecord;
  fulfillment: FulfillmentRecord;
}

const refuse = (message: string) => new FulfillmentRefusal(message, ["fulfillment"]);

/** Sends a parcel: pieces of one order's work, all at one location. */
export function createFulfillment(world: World, domain: string, parcel: Parcel): Sent {
  const store = world.shop(domain);
  parcel.from.forEach(({ lines = [] }, group) => {
    lines.forEach(({ quantity }, place) => {
      if (quantity > 0) return;
      const path = ["lineItemsByFulfillmentOrder", String(group), "fulfillmentOrderLineItems"];
      const field = ["fulfillment", ...path, String(place), "quantity"];
      throw new FulfillmentRefusal("Quantity must be greater than 0", field);
    });
  });
  const found = parcel.from.map(({ fulfillmentOrderId }) => {
    const one = findFulfillmentOrder(store, fulfillmentOrderId);
    if (!one) throw refuse("Fulfillment order does not exist.");
    return one;
  });
  const orderIds = [...new Set(found.map(({ order }) => order.id))];
  if (orderIds.length !== 1) {
    const several = `Multiple orders with ids [${orderIds.join(", ")}] were found.`;
    throw refuse(`All fulfillment orders must belong to the same order. ${several}`);
  }
  const locations = [...new Set(found.map(({ record }) => record.locationId))];
  if (locations.length > 1) {
    const several = `Multiple locations with ids [${locations.join(", ")}] were found.`;
    throw refuse(`All fulfillment orders must be assigned to a single location. ${several}`);
  }
  const work = begin(world, domain, found[0]!.order, parcel);
  const lines = parcel.from.flatMap((asked) => take(work, asked));
  const fulfillment: FulfillmentRecord = {
    id: store.nextId("fulfillment"),
    orderId: work.order.id,
    number: work.fulfillments.length + 1,
    status: "SUCCESS",
    locationId: locations[0]!,
    createdAt: work.now,
    updatedAt: work.now,
    tracking: parcel.tracking ?? untracked,
    originAddress: parcel.originAddress ?? null,
    lines,
    events: [],
  };
  work.fulfillments.push(fulfillment);
  const order = finish(work, [{ topic: "fulfillments/create", id: fulfillment.id }]);
  return { order, fulfillment };
}

function take(work: Work, { fulfillmentOrderId, lines }: Parcel["from"][number]) {
  const source = workOn(work, fulfillmentOrderId);
  if (source.status !== "OPEN" && source.status !== "IN_PROGRESS") {
    const status = source.status.toLowerCase();
    throw refuse(`Fulfillment order ${source.id} has an unfulfillable status= ${status}.`);
  }
  const asked =
    lines ??
    source.lines
      .filter(({ remaining }) => remaining > 0)
      .map(({ id, remaining }) => ({ id, quantity: remaining }));
  const taken = asked.map(({ id, quantity }) => {
    const line = source.lines.find((one) => one.id === id);
    if (!line) throw refuse("Fulfillment order line item does not exist.");
    if (quantity > line.remaining) {
      throw refuse("Invalid fulfillment order line item quantity requested.");
    }
    line.remaining -= quantity;
    return {
      id: work.store.nextId("fulfillmentLine"),
      lineId: line.lineId,
      quantity,
      fulfillmentOrderId: source.id,
    };
  });
  source.status = remainingOf(source) === 0 ? "CLOSED" : "IN_PROGRESS";
  source.updatedAt = work.now;
  return taken;
}

const missing = (field: string, message: string) => new FulfillmentRefusal(message, [field]);

/** Calls a parcel back: what was in it is to be sent anew. */
export function cancelFulfillment(
  world: World,
  domain: string,
  id: number,
  actor: Actor = {},
): Sent {
  const found = findFulfillment(world.shop(domain), id);
  if (!found) throw missing("id", "Fulfillment not found.");
  const work = begin(world, domain, found.order, actor);
  const fulfillment = parcelIn(work, id);
  if (fulfillment.status === "CANCELLED") return { order: found.order, fulfillment };
  fulfillment.status = "CANCELLED";
  fulfillment.updatedAt = work.now;
  const bySource = Map.groupBy(fulfillment.lines, (line) => line.fulfillmentOrderId);
  for (const [sourceId, lines] of bySource) putBack(work, workOn(work, sourceId), lines);
  const back = { more: "outside", less: "outside" } as const;
  const order = finish(work, [{ topic: "fulfillments/update", id }], back);
  return { order, fulfillment };
}

/** Finished work stays closed and gets a successor; work that is still going on takes the pieces back. */
function putBack(
  work: Work,
  source: FulfillmentOrderRecord,
  lines: FulfillmentRecord["lines"],
): void {
  for (const { lineId, quantity } of lines) {
    source.lines.find((one) => one.lineId === lineId)!.remaining += quantity;
  }
  source.updatedAt = work.now;
  if (source.status === "CLOSED") newWork(work, source, lines);
  else if (source.lines.every(({ total, remaining }) => total === remaining))
    source.status = "OPEN";
}

/** A parcel gets other numbers; what is left out of `tracking` is gone. */
export function updateTracking(
  world: World,
  domain: string,
  id: number,
  tracking: TrackingRecord,
): Sent {
  const found = findFulfillment(world.shop(domain), id);
  if (!found) throw missing("fulfillmentId", "Fulfillment does not exist.");
  const work = begin(world, domain, found.order);
  const fulfillment = parcelIn(work, id);
  fulfillment.tracking = tracking;
  fulfillment.updatedAt = work.now;
  return { order: finish(work, [{ topic: "fulfillments/update", id }]), fulfillment };
}
