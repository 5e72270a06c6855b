import type { World } from "../platform/world.ts";
import { toIso, toSeconds } from "../store/instants.ts";
import type { OrderRecord } from "../store/types.ts";
import { minutesAfter } from "./course.ts";
import { createEvent, parcelStatus } from "./events.ts";
import { fulfilmentOf } from "./of-order.ts";
import { routed } from "./route.ts";
import { FulfillmentRefusal } from "./refusal.ts";

const day = 86_400;

/**
 * Makes an order late. A parcel under way is delayed beyond what was promised; of an order that was not sent yet the
 * promise runs out a day ago.
 */
export function makeLate(world: World, domain: string, orderId: number): OrderRecord {
  const store = world.shop(domain);
  const order = store.order(orderId);
  if (!order || order.cancelledAt !== null) {
    throw new FulfillmentRefusal("There is no such order, or it was cancelled.");
  }
  const now = toSeconds(world.clock.iso());
  const delivery = order.delivery ?? routed(store, store.shop.country, null);
  const promised = toSeconds(minutesAfter(order, delivery.promisedTo ?? 0));
  const { fulfillments } = fulfilmentOf(store, order);
  const parcel = fulfillments.find(({ status }) => status === "SUCCESS");
  if (parcel) {
    if (parcelStatus(parcel) === "DELIVERED") {
      throw new FulfillmentRefusal("The parcel was delivered already.");
    }
    const late = createEvent(world, domain, {
      fulfillmentId: parcel.id,
      status: "DELAYED",
      message: "Delayed",
      estimatedDeliveryAt: toIso(Math.max(now, promised) + 3 * day),
      byMerchant: true,
    });
    return late.order;
  }
  const left = (now - day - toSeconds(order.processedAt)) / 60;
  const promisedTo = Math.max(1, Math.min(delivery.promisedTo ?? Infinity, Math.floor(left)));
  const saved: OrderRecord = {
    ...order,
    delivery: {
      ...delivery,
      promisedTo,
      promisedFrom: Math.min(delivery.promisedFrom ?? promisedTo, promisedTo),
    },
    updatedAt: world.clock.iso(),
  };
  store.transaction(() => {
    store.putOrder(saved);
    world.emit(domain, "orders/updated", { id: orderId });
  });
  return saved;
}
