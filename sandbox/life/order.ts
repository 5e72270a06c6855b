import type { OrderRecord } from "../store/types.ts";
import { followOrder } from "../fulfillment/follow.ts";
import { createFulfillment } from "../fulfillment/fulfill.ts";
import { fulfilmentOf, serviceFor, trackingOf } from "../fulfillment/of-order.ts";
import { forgetHeld, noteHeld } from "../inventory/held.ts";
import type { World } from "../platform/world.ts";
import { voidCredit } from "../store-credit/giving-back.ts";
import { orderOf, OrderLifeError, save } from "./order-record.ts";
import { refundOrder } from "./refund.ts";

/** What ends an order: cancelling, sending, deleting. Each sends its webhooks. */

/** Cancels an order; money that was paid goes back when `refund` is set, the default. */
export function cancelOrder(
  world: World,
  domain: string,
  orderId: number,
  options: {
    reason?: NonNullable<OrderRecord["cancelReason"]>;
    refund?: boolean;
    restock?: boolean;
    /** the refund becomes new store credit, whatever was paid with */
    asCredit?: { expiresAt: string | null } | undefined;
  } = {},
): OrderRecord {
  const store = world.shop(domain);
  return store.transaction(() => {
    const order = orderOf(world, domain, orderId);
    if (order.cancelledAt !== null) {
      throw new OrderLifeError("Cannot cancel an order that has already been canceled");
    }
    noteHeld(world, domain, order);
    const paid = order.financialStatus === "PAID" || order.financialStatus === "PARTIALLY_REFUNDED";
    const gives = options.refund !== false && paid && order.total > order.totalRefunded;
    const after = gives
      ? refundOrder(world, domain, orderId, {
          restock: options.restock,
          given: options.asCredit && { amount: "all", ...options.asCredit },
        }).order
      : order;
    if (!paid) voidCredit(world, domain, order);
    const now = world.clock.iso();
    const cancelled = save(
      world,
      domain,
      {
        ...after,
        cancelledAt: now,
        closedAt: now,
        cancelReason: options.reason ?? "OTHER",
        financialStatus: paid || order.financialStatus === null ? after.financialStatus : "VOIDED",
        currentTotal: paid ? after.currentTotal : 0,
      },
      ["orders/cancelled"],
    );
    return followOrder(world, domain, cancelled, {
      more: "available",
      less: options.restock ? "available" : "outside",
    });
  });
}

/** Sends all that is left of an order and may be sent. */
export function fulfillOrder(world: World, domain: string, orderId: number): OrderRecord {
  const store = world.shop(domain);
  let order = orderOf(world, domain, orderId);
  const ready = fulfilmentOf(store, order).orders.filter(
    ({ status }) => status === "OPEN" || status === "IN_PROGRESS",
  );
  if (ready.length === 0) throw new OrderLifeError(`Nothing of order ${order.name} can be sent`);
  const service = serviceFor(store, order);
  for (const parcel of Map.groupBy(ready, ({ locationId }) => locationId).values()) {
    const from = parcel.map(({ id }) => ({ fulfillmentOrderId: id }));
    const tracking = trackingOf(order, service);
    order = createFulfillment(world, domain, { from, tracking, byMerchant: true }).order;
  }
  return order;
}

export function deleteOrder(world: World, domain: string, orderId: number): void {
  orderOf(world, domain, orderId);
  world.shop(domain).transaction(() => {
    world.shop(domain).deleteOrder(orderId);
    forgetHeld(world, domain, orderId);
    world.emit(domain, "orders/delete", { id: orderId });
  });
}
