import { refundOrder } from "../life/refund.ts";
import { takeBack } from "../inventory/taken-back.ts";
import type { World } from "../platform/world.ts";
import type { ReturnRecord, ReverseRecord } from "../store/returns.ts";
import { keep, returnOf } from "./decide.ts";
import { ReturnRefusal } from "./refusal.ts";
import type { Returned } from "./request.ts";

export interface NewDisposition {
  reverseLineId: number;
  type: string;
  quantity: number;
  locationId: number | null;
}

export interface Arrival {
  returnId: number;
  lines: { id: number; quantity: number; dispositions: NewDisposition[] }[];
  /** minor units given back for it, of which so much for the shipping; null = no money goes back */
  refund: { amount: number; shipping: number; note: string | null } | null;
}

/** Pieces of a return have come: counted, put somewhere, and their money given back when that is asked for. */
export function processReturn(world: World, domain: string, arrival: Arrival): Returned {
  const store = world.shop(domain);
  return store.transaction(() => {
    const record = returnOf(world, domain, arrival.returnId, ["input", "returnId"]);
    if (record.status !== "OPEN") {
      throw new ReturnRefusal("Return status is invalid.", ["input", "returnId"], "INVALID_STATE");
    }
    arrival.lines.forEach(({ id, quantity, dispositions }, index) => {
      const field = ["input", "returnLineItems", String(index)];
      const line = record.lines.find((one) => one.id === id);
      if (!line) {
        const message = "Return line item was not found.";
        throw new ReturnRefusal(message, [...field, "id"], "NOT_FOUND");
      }
      if (quantity < 1 || quantity > line.quantity - line.processed) {
        const message = "Return line item has an invalid quantity.";
        throw new ReturnRefusal(message, [...field, "quantity"], "INVALID");
      }
      line.processed += quantity;
      for (const one of dispositions) put(world, domain, record, one);
    });
    if (arrival.refund) giveBack(world, domain, record, arrival);
    return keep(world, domain, record, "returns/process");
  });
}

function giveBack(world: World, domain: string, record: ReturnRecord, arrival: Arrival): void {
  const { amount, shipping, note } = arrival.refund!;
  const order = world.shop(domain).order(record.orderId)!;
  const lines = arrival.lines.map(({ id, quantity }) => {
    const line = record.lines.find((one) => one.id === id)!;
    line.refunded += quantity;
    return { lineId: line.lineId, quantity };
  });
  const worth = lines.reduce((sum, { lineId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineId)!;
    const paid = line.unitPrice * line.quantity - line.discount;
    return sum + Math.round((paid * quantity) / Math.max(1, line.quantity));
  }, 0);
  const { refund } = refundOrder(world, domain, order.id, {
    lines,
    shipping,
    extra: amount - worth - shipping,
    note,
  });
  record.refundIds.push(refund.id);
}

/** Notes where pieces that came back were put; what is restocked is for sale there. */
function put(world: World, domain: string, record: ReturnRecord, given: NewDisposition): void {
  const line = record.reverse!.lines.find(({ id }) => id === given.reverseLineId)!;
  if (given.type === "RESTOCKED") {
    const { lineId } = record.lines.find(({ id }) => id === line.returnLineId)!;
    const order = world.shop(domain).order(record.orderId)!;
    takeBack(world, domain, order, given.locationId, (id) => (id === lineId ? given.quantity : 0));
  }
  line.dispositions.push({
    id: world.shop(domain).nextId("disposition"),
    type: given.type,
    quantity: given.quantity,
    locationId: given.locationId,
    createdAt: world.clock.iso(),
  });
}

/** Says of pieces that came back where they were put. All of one return. */
export function dispose(
  world: World,
  domain: string,
  given: readonly NewDisposition[],
): Returned & { lines: ReverseRecord["lines"] } {
  const store = world.shop(domain);
  const refuse = (message: string, code: string, ...more: string[]) =>
    new ReturnRefusal(message, ["dispositionInputs", ...more], code);
  if (given.length === 0) throw refuse("The array cannot be empty.", "BLANK");
  const found = given.map(({ reverseLineId }) => store.returnWithReverse("line", reverseLineId));
  const record = found[0];
  if (!record || found.some((one) => one?.id !== record.id)) {
    const message = "Cannot dispose items from more than one reverse fulfillment order.";
    throw refuse(message, "INVALID");
  }
  const { lines } = record.reverse!;
  const order = store.order(record.orderId)!;
  const wrong = given.flatMap(({ locationId, reverseLineId, quantity, type }, index) => {
    const at = String(index);
    const line = lines.find(({ id }) => id === reverseLineId)!;
    const { lineId } = record.lines.find(({ id }) => id === line.returnLineId)!;
    const isCustom = order.lines.find(({ id }) => id === lineId)?.variantId === null;
    const put = line.dispositions.reduce((sum, one) => sum + one.quantity, 0);
    const problems: ReturnRefusal[] = [];
    if (isCustom && type === "RESTOCKED") {
      const message = "RESTOCKED is an invalid disposition type for a custom line item.";
      problems.push(refuse(message, "INVALID", at, "dispositionType"));
    }
    if (locationId !== null && !store.location(locationId)) {
      problems.push(refuse("Location not found.", "NOT_FOUND", at, "locationId"));
    }
    if (quantity < 1 || quantity > line.total - put) {
      const message = "The quantity of the disposition is more than is left.";
      problems.push(refuse(message, "INVALID", at, "quantity"));
    }
    return problems;
  });
  const [first, ...others] = wrong;
  if (first) throw new ReturnRefusal(first.message, first.field, first.code, others);
  for (const one of given) put(world, domain, record, one);
  const kept = keep(world, domain, record, "reverse_fulfillment_orders/dispose");
  return {
    ...kept,
    lines: lines.filter(({ id }) => given.some((one) => one.reverseLineId === id)),
  };
}
