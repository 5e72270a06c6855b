import type { World } from "../platform/world.ts";
import type { FulfillmentOrderRecord } from "../store/fulfillment-records.ts";
import { findFulfillmentOrder } from "./find.ts";
import { join } from "./holds.ts";
import { FulfillmentRefusal } from "./refusal.ts";
import { splitOff, type Asked } from "./split.ts";
import { begin, finish, workOn, type Work } from "./work.ts";

export interface MergeIntent {
  fulfillmentOrderId: number;
  /** only these pieces; left out = all of it */
  lines?: Asked[];
}

/** Joins work of one order at one location into the first of it. `at` is its place among the merges asked for. */
export function mergeWork(
  world: World,
  domain: string,
  intents: readonly MergeIntent[],
  at = 0,
): { work: Work; fulfillmentOrder: FulfillmentOrderRecord } {
  intents.forEach(({ lines = [] }, intent) => {
    const zero = lines.findIndex(({ quantity }) => quantity <= 0);
    if (zero < 0) return;
    const path = ["mergeIntents", String(intent), "fulfillmentOrderLineItems", String(zero)];
    const field = ["fulfillmentOrderMergeInputs", String(at), ...path, "quantity"];
    const message = "You must select at least one item to merge into a new fulfillment order.";
    throw new FulfillmentRefusal(message, field, "GREATER_THAN");
  });
  const found = intents.map(({ fulfillmentOrderId }) => {
    const one = findFulfillmentOrder(world.shop(domain), fulfillmentOrderId);
    if (one) return one;
    const message = "Fulfillment order does not exist.";
    throw new FulfillmentRefusal(message, null, "FULFILLMENT_ORDER_NOT_FOUND");
  });
  const first = found[0]!;
  for (const { order, record } of found) {
    const fits = record.locationId === first.record.locationId && order.id === first.order.id;
    if (record.status === "OPEN" && fits) continue;
    const message = `Fulfillment order: ${record.id} is currently not in a mergeable state.`;
    throw new FulfillmentRefusal(message);
  }
  const work = begin(world, domain, first.order);
  const into = workOn(work, first.record.id);
  for (const { fulfillmentOrderId, lines } of intents.slice(1)) {
    const from = workOn(work, fulfillmentOrderId);
    if (from.id === into.id) continue;
    join(into, lines?.length ? splitOff(work, from, lines) : from, work.now);
    if (from.lines.length === 0) from.status = "CLOSED";
  }
  work.order = finish(work, [{ topic: "fulfillment_orders/merged", id: into.id, intents }]);
  return { work, fulfillmentOrder: into };
}
