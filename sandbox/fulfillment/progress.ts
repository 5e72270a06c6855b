import type { World } from "../platform/world.ts";
import type { FulfillmentOrderRecord } from "../store/fulfillment-records.ts";
import { findFulfillmentOrder } from "./find.ts";
import { FulfillmentRefusal, UnknownFulfillmentOrder } from "./refusal.ts";
import { begin, finish, newWork, workOn, type Actor, type News, type Work } from "./work.ts";

export interface Changed {
  work: Work;
  fulfillmentOrder: FulfillmentOrderRecord;
}

function change(
  world: World,
  domain: string,
  id: number,
  actor: Actor,
  act: (one: FulfillmentOrderRecord, work: Work) => Omit<News, "id">[],
): Changed {
  const found = findFulfillmentOrder(world.shop(domain), id);
  if (!found) throw new UnknownFulfillmentOrder(id);
  const work = begin(world, domain, found.order, actor);
  const fulfillmentOrder = workOn(work, id);
  const news = act(fulfillmentOrder, work);
  fulfillmentOrder.updatedAt = work.now;
  work.order = finish(
    work,
    news.map((one) => ({ ...one, id }) as News),
  );
  return { work, fulfillmentOrder };
}

/** Somebody is at it. */
export const reportProgress = (
  world: World,
  domain: string,
  id: number,
  reasonNotes: string | null = null,
  actor: Actor = {},
): Changed =>
  change(world, domain, id, actor, (one) => {
    if (one.status !== "OPEN" && one.status !== "IN_PROGRESS") {
      const message = "Cannot report progress on a fulfillment order in this state.";
      throw new FulfillmentRefusal(message, null, "FULFILLMENT_ORDER_STATUS_INVALID");
    }
    const initialStatus = one.status;
    one.status = "IN_PROGRESS";
    one.hasProgress = true;
    return [{ topic: "fulfillment_orders/progress_reported", reasonNotes, initialStatus }];
  });

/** Nobody is at it after all. */
export const markAsOpen = (world: World, domain: string, id: number, actor: Actor = {}): Changed =>
  change(world, domain, id, actor, (one) => {
    if (one.status !== "SCHEDULED" && !(one.status === "IN_PROGRESS" && one.hasProgress)) {
      const status = one.status.toLowerCase();
      throw new FulfillmentRefusal(
        `Expected fulfillment order status to be valid but it was ${status}.`,
      );
    }
    const isBegun = one.lines.some(({ total, remaining }) => remaining < total);
    one.status = isBegun ? "IN_PROGRESS" : "OPEN";
    delete one.hasProgress;
    return [{ topic: "fulfillment_orders/manually_reported_progress_stopped" }];
  });

/** Closes work and opens the same anew. */
export function cancelWork(world: World, domain: string, id: number) {
  let replacement: FulfillmentOrderRecord | null = null;
  const changed = change(world, domain, id, {}, (one, work) => {
    if (one.hasProgress) {
      const message =
        "Cannot cancel fulfillment order that has had progress reported. Mark as unfulfilled first.";
      throw new FulfillmentRefusal(message, ["id"]);
    }
    if (one.status !== "OPEN") {
      const message = "Fulfillment order is not in cancelable request state and can't be canceled.";
      throw new FulfillmentRefusal(message);
    }
    const left = one.lines.map(({ lineId, remaining }) => ({ lineId, quantity: remaining }));
    replacement = newWork(work, one, left);
    one.status = "CLOSED";
    one.lines = [];
    one.isHidden = true;
    return [{ topic: "fulfillment_orders/cancelled", replacementId: replacement.id }];
  });
  return { ...changed, replacement: replacement as FulfillmentOrderRecord | null };
}

/** By when each must be sent. Of closed work there is no deadline any more. */
export function setDeadline(
  world: World,
  domain: string,
  ids: readonly number[],
  deadline: string,
): void {
  const store = world.shop(domain);
  const found = ids.map((id) => findFulfillmentOrder(store, id));
  if (found.some((one) => !one || ["CLOSED", "CANCELLED"].includes(one.record.status))) {
    throw new FulfillmentRefusal("Fulfillment orders could not be found.");
  }
  for (const id of ids) {
    change(world, domain, id, {}, (one) => {
      one.fulfillBy = deadline;
      return [];
    });
  }
}
