import type { World } from "../platform/world.ts";
import type { FulfillmentOrderRecord } from "../store/fulfillment-records.ts";
import { findFulfillmentOrder } from "./find.ts";
import { FulfillmentRefusal } from "./refusal.ts";
import { begin, finish, newWork, workOn, type Actor, type Work } from "./work.ts";

/** So many pieces of one line of the work. */
export interface Asked {
  id: number;
  quantity: number;
}

export interface Split {
  work: Work;
  fulfillmentOrder: FulfillmentOrderRecord;
  remaining: FulfillmentOrderRecord;
}

/** Takes pieces out of work and makes new work of them; lines that are empty then are gone. */
export function splitOff(
  work: Work,
  source: FulfillmentOrderRecord,
  asked: readonly Asked[],
): FulfillmentOrderRecord {
  const taken = asked.map(({ id, quantity }) => {
    const line = source.lines.find((one) => one.id === id);
    if (!line) throw new FulfillmentRefusal("Fulfillment order line item does not exist.");
    if (quantity > line.remaining) {
      throw new FulfillmentRefusal("Invalid fulfillment order line item quantity requested.");
    }
    line.total -= quantity;
    line.remaining -= quantity;
    return { lineId: line.lineId, quantity };
  });
  source.lines = source.lines.filter(({ total }) => total > 0);
  source.updatedAt = work.now;
  return newWork(work, source, taken);
}

/** Splits pieces off work; `at` is its place among the splits asked for, for what is said of mistakes. */
export function splitWork(
  world: World,
  domain: string,
  id: number,
  asked: readonly Asked[],
  at = 0,
  actor: Actor = {},
): Split {
  const field = ["fulfillmentOrderSplits", String(at), "fulfillmentOrderLineItems"];
  if (asked.length === 0) {
    const message = "There must be at least one item selected in this fulfillment to split it.";
    throw new FulfillmentRefusal(message, field, "NO_LINE_ITEMS_PROVIDED_TO_SPLIT");
  }
  const zero = asked.findIndex(({ quantity }) => quantity <= 0);
  if (zero >= 0) {
    const message = "You must select at least one item to split into a new fulfillment order.";
    throw new FulfillmentRefusal(message, [...field, String(zero), "quantity"], "GREATER_THAN");
  }
  const found = findFulfillmentOrder(world.shop(domain), id);
  if (!found) {
    const message = "Fulfillment order does not exist.";
    throw new FulfillmentRefusal(message, null, "FULFILLMENT_ORDER_NOT_FOUND");
  }
  const work = begin(world, domain, found.order, actor);
  const source = workOn(work, id);
  if (source.status !== "OPEN") {
    throw new FulfillmentRefusal("The fulfillment order is not in a splittable state.");
  }
  const remaining = splitOff(work, source, asked);
  if (source.lines.length === 0) {
    throw new FulfillmentRefusal("Invalid fulfillment order line item quantity requested.");
  }
  work.order = finish(work, [
    { topic: "fulfillment_orders/split", id, remainingId: remaining.id, lines: asked },
  ]);
  return { work, fulfillmentOrder: source, remaining };
}
