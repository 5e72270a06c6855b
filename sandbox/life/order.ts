import type { OrderRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";
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
  } = {},
): OrderRecord {
  const store = world.shop(domain);
  return store.transaction(() => {
    const order = orderOf(world, domain, orderId);
    if (order.cancelledAt !== null) {
      throw new OrderLifeError("Cannot cancel an order that has already been canceled");
    }
    const paid = order.financialStatus === "PAID" || order.financialStatus === "PARTIALLY_REFUNDED";
    const gives = options.refund !== false && paid && order.total > order.totalRefunded;
    const after = gives
      ? refundOrder(world, domain, orderId, { restock: options.restock }).order
      : order;
    const now = world.clock.iso();
    return save(
      world,
      domain,
      {
        ...after,
        cancelledAt: now,
        closedAt: now,
        cancelReason: options.reason ?? "OTHER",
        financialStatus: paid ? after.financialStatus : "VOIDED",
        currentTotal: paid ? after.currentTotal : 0,
      },
      ["orders/cancelled"],
    );
  });
}

/** Marks an order as sent. */
export function fulfillOrder(world: World, domain: string, orderId: number): OrderRecord {
  const order = orderOf(world, domain, orderId);
  return save(
    world,
    domain,
    {
      ...order,
      fulfillmentStatus: "FULFILLED",
      fulfilledAt: world.clock.iso(),
    },
    ["orders/fulfilled"],
  );
}

export function deleteOrder(world: World, domain: string, orderId: number): void {
  orderOf(world, domain, orderId);
  world.shop(domain).transaction(() => {
    world.shop(domain).deleteOrder(orderId);
    world.emit(domain, "orders/delete", { id: orderId });
  });
}
