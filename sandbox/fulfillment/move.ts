import type { World } from "../platform/world.ts";
import type { FulfillmentOrderRecord } from "../store/fulfillment-records.ts";
import { findFulfillmentOrder } from "./find.ts";
import { FulfillmentRefusal, UnknownFulfillmentOrder } from "./refusal.ts";
import { isActive, remainingOf } from "./status.ts";
import { splitOff, type Asked } from "./split.ts";
import { begin, finish, workOn, type Actor, type Work } from "./work.ts";

export interface Moved {
  work: Work;
  moved: FulfillmentOrderRecord;
  original: FulfillmentOrderRecord;
  /** what stayed behind; null when all of it went */
  remaining: FulfillmentOrderRecord | null;
}

/** Work is done elsewhere: all that is left of it, or some pieces. What was sent stays where it was sent from. */
export function moveWork(
  world: World,
  domain: string,
  id: number,
  locationId: number,
  asked: readonly Asked[] | null,
  actor: Actor = {},
): Moved {
  const store = world.shop(domain);
  const found = findFulfillmentOrder(store, id);
  if (!found) throw new UnknownFulfillmentOrder(id);
  const location = store.location(locationId);
  if (!location?.isActive) throw new FulfillmentRefusal("Location not found.", ["id"]);
  const work = begin(world, domain, found.order, actor);
  const original = workOn(work, id);
  if (!isActive(original) || original.locationId === locationId) {
    throw new FulfillmentRefusal("Cannot change location.");
  }
  if (original.hasProgress) {
    const message =
      "Cannot move a fulfillment order that has had progress reported. To move a fulfillment order " +
      "that has had progress reported, the fulfillment order must first be marked as open resolving the ongoing progress state.";
    const code = "CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS";
    throw new FulfillmentRefusal(message, ["id"], code);
  }
  const from = original.locationId;
  const goes = asked?.length ? asked : leftOf(original);
  const isWhole =
    original.lines.every(({ total, remaining }) => total === remaining) &&
    goes.reduce((sum, { quantity }) => sum + quantity, 0) === remainingOf(original);
  const moved = isWhole ? original : splitOff(work, original, goes);
  moved.locationId = locationId;
  moved.updatedAt = work.now;
  if (!isWhole && remainingOf(original) === 0) original.status = "CLOSED";
  const news = { movedId: moved.id, from, to: locationId, lines: goes };
  work.order = finish(work, [{ topic: "fulfillment_orders/moved", id, ...news }], {
    more: "available",
    less: "available",
  });
  return { work, moved, original, remaining: isWhole ? null : original };
}

const leftOf = ({ lines }: FulfillmentOrderRecord): Asked[] =>
  lines
    .filter(({ remaining }) => remaining > 0)
    .map(({ id, remaining }) => ({ id, quantity: remaining }));
