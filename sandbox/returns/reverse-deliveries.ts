import type { World } from "../platform/world.ts";
import type { ReverseDeliveryRecord } from "../store/returns.ts";
import { keep } from "./decide.ts";
import { ReturnRefusal } from "./refusal.ts";
import type { Returned } from "./request.ts";

export interface Shipping {
  tracking: { number: string | null; url: string | null } | null;
  labelUrl: string | null;
}

type Sent = Returned & { delivery: ReverseDeliveryRecord };

/** How a buyer sends it back: a number and a label; without lines all of it. */
export function createReverseDelivery(
  world: World,
  domain: string,
  reverseId: number,
  asked: readonly { reverseLineId: number; quantity: number }[],
  shipping: Shipping,
): Sent {
  const store = world.shop(domain);
  const record = store.returnWithReverse("order", reverseId);
  if (!record) {
    const message = "Reverse fulfillment order was not found.";
    throw new ReturnRefusal(message, ["reverseFulfillmentOrderId"], "NOT_FOUND");
  }
  const reverse = record.reverse!;
  const left = new Map(
    reverse.lines.map(({ id, total }) => {
      const sent = reverse.deliveries
        .flatMap(({ lines }) => lines)
        .reduce((sum, one) => sum + (one.reverseLineId === id ? one.quantity : 0), 0);
      return [id, total - sent];
    }),
  );
  const wanted =
    asked.length > 0
      ? asked
      : [...left].map(([reverseLineId, quantity]) => ({ reverseLineId, quantity }));
  wanted.forEach(({ reverseLineId, quantity }, index) => {
    const field = ["reverseDeliveryLineItems", String(index)];
    const rest = left.get(reverseLineId);
    if (rest === undefined) {
      throw new ReturnRefusal("must exist", [...field, "reverseFulfillmentOrderLineItemId"], null);
    }
    if (quantity > rest) {
      const message = "cannot deliver more items than are returned";
      throw new ReturnRefusal(message, [...field, "quantity"], null);
    }
    left.set(reverseLineId, rest - quantity);
  });
  const now = world.clock.iso();
  const delivery: ReverseDeliveryRecord = {
    id: store.nextId("reverseDelivery"),
    lines: wanted.map((line) => ({ id: store.nextId("reverseDeliveryLine"), ...line })),
    ...shipping,
    createdAt: now,
    updatedAt: now,
  };
  reverse.deliveries.push(delivery);
  const topic = "reverse_deliveries/attach_deliverable";
  return { ...keep(world, domain, record, topic), delivery };
}

export function updateReverseDelivery(
  world: World,
  domain: string,
  id: number,
  shipping: Partial<Shipping>,
): Sent {
  const record = world.shop(domain).returnWithReverse("delivery", id);
  if (!record) {
    const message = "Reverse delivery was not found.";
    throw new ReturnRefusal(message, ["reverseDeliveryId"], "NOT_FOUND");
  }
  const delivery = record.reverse!.deliveries.find((one) => one.id === id)!;
  Object.assign(delivery, shipping, { updatedAt: world.clock.iso() });
  const topic = "reverse_deliveries/attach_deliverable";
  return { ...keep(world, domain, record, topic), delivery };
}
