import type { World } from "../platform/world.ts";
import type { FulfillmentOrderRecord, HoldRecord } from "../store/fulfillment-records.ts";
import { findFulfillmentOrder } from "./find.ts";
import { FulfillmentRefusal, UnknownFulfillmentOrder } from "./refusal.ts";
import { isActive, remainingOf } from "./status.ts";
import { splitOff, type Asked } from "./split.ts";
import { begin, finish, workOn, type Actor, type Work } from "./work.ts";

export interface NewHold extends Actor {
  reason: string;
  reasonNotes?: string | null;
  handle?: string | null;
  /** only these pieces; the others are split off and go on */
  lines?: Asked[];
}

export interface Held {
  work: Work;
  fulfillmentOrder: FulfillmentOrderRecord;
  remaining: FulfillmentOrderRecord | null;
  hold: HoldRecord;
}

/** those staff choose from; apps have some more */
export const holdReasons = [
  "AWAITING_PAYMENT",
  "HIGH_RISK_OF_FRAUD",
  "INCORRECT_ADDRESS",
  "INVENTORY_OUT_OF_STOCK",
  "UNKNOWN_DELIVERY_DATE",
  "OTHER",
] as const;

/** the app's, on one piece of work */
const mostHolds = 10;
const inHold = (field: string, ...more: string[]) => ["fulfillmentHold", field, ...more];

/** Stops work until it is released. A second hold is possible, under another handle. */
export function holdWork(world: World, domain: string, id: number, given: NewHold): Held {
  const found = findFulfillmentOrder(world.shop(domain), id);
  if (!found) throw new UnknownFulfillmentOrder(id);
  const work = begin(world, domain, found.order, given);
  const held = workOn(work, id);
  check(held, given);
  const rest = given.lines?.length ? restOf(held, given.lines) : [];
  const remaining = rest.length > 0 ? splitOff(work, held, rest) : null;
  if (remaining) remaining.heldApartFrom = held.id;
  const hold: HoldRecord = {
    id: work.store.nextId("fulfillmentHold"),
    reason: given.reason,
    reasonNotes: given.reasonNotes ?? null,
    handle: given.handle || null,
    byApp: !work.byMerchant,
  };
  held.holds.push(hold);
  held.status = "ON_HOLD";
  held.updatedAt = work.now;
  const about = { id, holdId: hold.id, remainingId: remaining?.id ?? null };
  work.order = finish(work, [
    { topic: "fulfillment_orders/placed_on_hold", ...about },
    { topic: "fulfillment_holds/added", ...about },
  ]);
  return { work, fulfillmentOrder: held, remaining, hold };
}

function check(held: FulfillmentOrderRecord, given: NewHold): void {
  const lines = given.lines ?? [];
  const zero = lines.findIndex(({ quantity }) => quantity <= 0);
  if (zero >= 0) {
    const field = inHold("fulfillmentOrderLineItems", String(zero), "quantity");
    const message = "You must select at least one item to place on partial hold.";
    throw new FulfillmentRefusal(message, field, "GREATER_THAN_ZERO");
  }
  if (new Set(lines.map(({ id }) => id)).size < lines.length) {
    const field = inHold("fulfillmentOrderLineItems");
    const message = "must contain unique line item ids";
    throw new FulfillmentRefusal(message, field, "DUPLICATED_FULFILLMENT_ORDER_LINE_ITEMS");
  }
  if (!isActive(held) || (lines.length > 0 && held.status !== "OPEN")) {
    const field = inHold("fulfillmentOrderLineItems");
    const message = "The fulfillment order is not in a splittable state.";
    throw new FulfillmentRefusal(message, field, "FULFILLMENT_ORDER_NOT_SPLITTABLE");
  }
  for (const [place, { id, quantity }] of lines.entries()) {
    if (quantity <= (held.lines.find((line) => line.id === id)?.remaining ?? 0)) continue;
    const field = inHold("fulfillmentOrderLineItems", String(place), "quantity");
    const message = "Invalid fulfillment order line item quantity requested.";
    throw new FulfillmentRefusal(message, field, "INVALID_LINE_ITEM_QUANTITY");
  }
  const own = held.holds.filter(({ byApp }) => byApp === !given.byMerchant);
  if (given.byMerchant !== true && own.length >= mostHolds) {
    const message =
      "The maximum number of fulfillment holds for this fulfillment order has been reached for this app. " +
      "An app can only have up to 10 holds on a single fulfillment order at any one time.";
    throw new FulfillmentRefusal(message, ["id"], "FULFILLMENT_ORDER_HOLD_LIMIT_REACHED");
  }
  if (own.some(({ handle }) => handle === (given.handle || null))) {
    const message =
      "The handle provided for the fulfillment hold is already in use by this app for another hold on this fulfillment order.";
    throw new FulfillmentRefusal(message, inHold("handle"), "DUPLICATE_FULFILLMENT_HOLD_HANDLE");
  }
}

/** What of the work is not to be held. */
const restOf = (held: FulfillmentOrderRecord, lines: Asked[]): Asked[] =>
  held.lines
    .map(({ id, remaining }) => {
      const kept = lines.find((line) => line.id === id)?.quantity ?? 0;
      return { id, quantity: remaining - kept };
    })
    .filter(({ quantity }) => quantity > 0);

/**
 * Lets go of holds: those named, else all. Work that is free again takes back what was split off for its first hold, so
 * far as nobody has begun with that.
 */
export function releaseHolds(
  world: World,
  domain: string,
  id: number,
  holdIds: number[] | null,
  actor: Actor = {},
): { work: Work; fulfillmentOrder: FulfillmentOrderRecord } {
  const found = findFulfillmentOrder(world.shop(domain), id);
  if (!found) throw new UnknownFulfillmentOrder(id);
  const work = begin(world, domain, found.order, actor);
  const held = workOn(work, id);
  const released = held.holds.filter((hold) => holdIds === null || holdIds.includes(hold.id));
  if (released.length === 0) return { work, fulfillmentOrder: held };
  held.holds = held.holds.filter((hold) => !released.includes(hold));
  held.updatedAt = work.now;
  const isFree = held.holds.length === 0;
  if (isFree) {
    held.status = "OPEN";
    joinAgain(work, held);
  }
  work.order = finish(work, [
    ...released.map((hold) => ({ topic: "fulfillment_holds/released", id, hold })),
    ...(isFree ? [{ topic: "fulfillment_orders/hold_released", id }] : []),
  ]);
  return { work, fulfillmentOrder: held };
}

function joinAgain(work: Work, held: FulfillmentOrderRecord): void {
  for (const apart of work.orders) {
    if (apart.heldApartFrom !== held.id || apart.status !== "OPEN") continue;
    if (apart.locationId !== held.locationId || remainingOf(apart) === 0) continue;
    join(held, apart, work.now);
  }
}

/** All of `from` becomes part of `into`; nothing is left in it, and merchants do not see it any more. */
export function join(
  into: FulfillmentOrderRecord,
  from: FulfillmentOrderRecord,
  now: string,
): void {
  for (const line of from.lines) {
    const same = into.lines.find(({ lineId }) => lineId === line.lineId);
    if (same) {
      same.total += line.remaining;
      same.remaining += line.remaining;
    } else into.lines.push({ ...line });
    line.total = 0;
    line.remaining = 0;
  }
  from.status = "CLOSED";
  from.isHidden = true;
  from.updatedAt = now;
  into.updatedAt = now;
}
