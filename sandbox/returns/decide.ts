import type { World } from "../platform/world.ts";
import type { ReturnRecord } from "../store/returns.ts";
import { ReturnRefusal } from "./refusal.ts";
import type { Returned } from "./request.ts";
import { reverseOf } from "./reverse.ts";

export function returnOf(world: World, domain: string, id: number, field: string[]): ReturnRecord {
  const found = world.shop(domain).return(id);
  if (!found) throw new ReturnRefusal("Return not found.", field, "NOT_FOUND");
  return found;
}

/** Writes a return and tells: its order stays as it is. */
export function keep(world: World, domain: string, record: ReturnRecord, topic: string): Returned {
  const store = world.shop(domain);
  store.transaction(() => {
    store.putReturn(record);
    world.emit(domain, topic, { id: record.id });
  });
  return { order: store.order(record.orderId)!, record };
}

const wrongState = (message: string, field: string[]) =>
  new ReturnRefusal(message, field, "INVALID_STATE");

/** nothing happened: it was so already */
const asItIs = (world: World, domain: string, record: ReturnRecord): Returned => ({
  order: world.shop(domain).order(record.orderId)!,
  record,
});

export function approveReturn(world: World, domain: string, id: number): Returned {
  const record = returnOf(world, domain, id, ["input", "id"]);
  if (record.status !== "REQUESTED") {
    const message = "Return is not approvable. Only returns with status REQUESTED can be approved.";
    throw wrongState(message, ["input", "id"]);
  }
  record.status = "OPEN";
  record.approvedAt = world.clock.iso();
  record.reverse = reverseOf(world.shop(domain), record);
  return keep(world, domain, record, "returns/approve");
}

export function declineReturn(
  world: World,
  domain: string,
  id: number,
  reason: string,
  note: string | null,
): Returned {
  const record = returnOf(world, domain, id, ["input", "id"]);
  if (record.status === "DECLINED") {
    throw wrongState("The return is already declined.", ["input", "id"]);
  }
  if (record.status !== "REQUESTED") {
    const message =
      "Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.";
    throw wrongState(message, ["input", "id"]);
  }
  record.status = "DECLINED";
  record.decline = { reason, note };
  return keep(world, domain, record, "returns/decline");
}

export function closeReturn(world: World, domain: string, id: number): Returned {
  const record = returnOf(world, domain, id, ["id"]);
  if (record.status === "CLOSED") return asItIs(world, domain, record);
  if (record.status !== "OPEN") throw wrongState("Return status is invalid.", ["id"]);
  record.status = "CLOSED";
  record.closedAt = world.clock.iso();
  if (record.reverse) record.reverse.status = "CLOSED";
  return keep(world, domain, record, "returns/close");
}

export function reopenReturn(world: World, domain: string, id: number): Returned {
  const record = returnOf(world, domain, id, ["id"]);
  if (record.status === "OPEN") return asItIs(world, domain, record);
  if (record.status !== "CLOSED") throw wrongState("Return status is invalid.", ["id"]);
  record.status = "OPEN";
  record.closedAt = null;
  if (record.reverse) record.reverse.status = "OPEN";
  return keep(world, domain, record, "returns/reopen");
}

export function cancelReturn(world: World, domain: string, id: number): Returned {
  const record = returnOf(world, domain, id, ["id"]);
  if (record.status === "CANCELED") return asItIs(world, domain, record);
  const isBegun =
    record.refundIds.length > 0 ||
    record.lines.some(({ processed }) => processed > 0) ||
    record.reverse?.lines.some(({ dispositions }) => dispositions.length > 0);
  if (isBegun || record.status === "DECLINED")
    throw wrongState("Return is not cancelable.", ["id"]);
  record.status = "CANCELED";
  if (record.reverse) record.reverse.status = "CANCELED";
  return keep(world, domain, record, "returns/cancel");
}

/** Takes lines out again, so far as they have not come back; a return of nothing is closed. */
export function removeFromReturn(
  world: World,
  domain: string,
  id: number,
  removals: readonly { returnLineId: number; quantity: number }[],
): Returned {
  const record = returnOf(world, domain, id, ["returnId"]);
  removals.forEach(({ returnLineId, quantity }, index) => {
    const field = ["returnLineItems", String(index)];
    const line = record.lines.find((one) => one.id === returnLineId);
    if (!line) {
      const message = "Return line item was not found.";
      throw new ReturnRefusal(message, [...field, "returnLineItemId"], "NOT_FOUND");
    }
    if (quantity < 1 || quantity > line.quantity - line.processed) {
      const message = "Return line item has an invalid quantity.";
      throw new ReturnRefusal(message, [...field, "quantity"], "INVALID");
    }
    line.quantity -= quantity;
    const back = record.reverse?.lines.find((one) => one.returnLineId === returnLineId);
    if (back) back.total -= quantity;
  });
  record.lines = record.lines.filter(({ quantity }) => quantity > 0);
  if (record.lines.length === 0) {
    record.status = "CLOSED";
    record.closedAt = world.clock.iso();
  }
  const store = world.shop(domain);
  store.transaction(() => {
    store.putReturn(record);
    world.emit(domain, "returns/update", { id, removals });
  });
  return asItIs(world, domain, record);
}
