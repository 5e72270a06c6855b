import type { FulfillmentOrderRecord, FulfillmentRecord } from "../../store/fulfillment-records.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { Seen } from "../sightings.ts";
import {
  numberIn,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  type Seed,
  type SeedShop,
} from "./read.ts";

export const seedLocation: Seed = (id, seen, { tenant: { store }, now }) => {
  store.putLocation({
    ...store.primaryLocation(),
    id,
    name: textOf(seen, "name", `Location ${id}`),
    isPrimary: false,
    isActive: seen["isActive"] !== false,
    createdAt: textOf(seen, "createdAt", now),
    updatedAt: textOf(seen, "updatedAt", now),
  });
};

/** An order's work and parcels, where an answer showed their numbers. */
export function seedFulfilment(order: OrderRecord, seen: Seen, shop: SeedShop): void {
  const { store } = shop.tenant;
  const works = objectsOf(seen, "fulfillmentOrders").filter((one) => "lineItems" in one);
  if (works.length === 0 || works.some((one) => !isWhole(one))) return;
  for (const table of ["fulfillment_orders", "fulfillments"]) {
    store.db.prepare(`DELETE FROM ${table} WHERE order_id = ?`).run(order.id);
  }
  const records = works.map((one) => workOf(one, order, shop));
  for (const one of records) store.putFulfillmentOrder(one);
  objectsOf(seen, "fulfillments").forEach((one, index) => {
    store.putFulfillment(parcelOf(one, index, order, records[0]!));
  });
}

/** what an answer shows of work without the order's own lines is of no use */
const isWhole = (work: Seen): boolean =>
  objectsOf(work, "lineItems").every((line) => numberIn(objectOf(line, "lineItem")?.["id"]));

function workOf(seen: Seen, order: OrderRecord, shop: SeedShop): FulfillmentOrderRecord {
  const location = objectOf(objectOf(seen, "assignedLocation") ?? {}, "location");
  const at = numberIn(location?.["id"]);
  if (location && at !== null) seedLocation(at, location, shop);
  return {
    id: numberIn(seen["id"])!,
    orderId: order.id,
    status: textOf(seen, "status", "OPEN") as FulfillmentOrderRecord["status"],
    locationId: at ?? shop.tenant.store.primaryLocation().id,
    createdAt: order.createdAt,
    updatedAt: textOf(seen, "updatedAt", order.updatedAt),
    fulfillAt: textOf(seen, "fulfillAt", order.createdAt),
    fulfillBy: null,
    lines: objectsOf(seen, "lineItems").map((line) => ({
      id: numberIn(line["id"])!,
      lineId: numberIn(objectOf(line, "lineItem")!["id"])!,
      total: numberOf(line, "totalQuantity", 1),
      remaining: numberOf(line, "remainingQuantity", 1),
    })),
    holds: [],
  };
}

function parcelOf(
  seen: Seen,
  index: number,
  order: OrderRecord,
  work: FulfillmentOrderRecord,
): FulfillmentRecord {
  const trackings = objectsOf(seen, "trackingInfo");
  const told = (field: string) =>
    trackings.flatMap((one) => (typeof one[field] === "string" ? [one[field]] : []));
  return {
    id: numberIn(seen["id"])!,
    orderId: order.id,
    number: index + 1,
    status: textOf(seen, "status", "SUCCESS") as FulfillmentRecord["status"],
    locationId: work.locationId,
    createdAt: textOf(seen, "createdAt", order.updatedAt),
    updatedAt: textOf(seen, "updatedAt", order.updatedAt),
    tracking: { company: told("company")[0] ?? null, numbers: told("number"), urls: told("url") },
    originAddress: null,
    lines: objectsOf(seen, "fulfillmentLineItems").flatMap((line) => {
      const lineId = numberIn(objectOf(line, "lineItem")?.["id"]);
      const quantity = numberOf(line, "quantity", 1);
      const id = numberIn(line["id"])!;
      return lineId === null ? [] : [{ id, lineId, quantity, fulfillmentOrderId: work.id }];
    }),
    events: [],
  };
}
