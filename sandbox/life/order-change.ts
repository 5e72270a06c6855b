import type { World } from "../platform/world.ts";
import type { OrderRecord } from "../store/types.ts";
import { orderOf, save } from "./order-record.ts";

/** What staff change of an order that neither money nor goods hang on. Each is told as an update. */

/** Gives the order to another customer, or to nobody; both customers' figures follow. */
export function setBuyer(
  world: World,
  domain: string,
  orderId: number,
  customerId: number | null,
): OrderRecord {
  const order = orderOf(world, domain, orderId);
  return save(world, domain, { ...order, customerId }, []);
}

/** Archives an order, or takes it out of the archive; what is so already stays as it is. */
export function archive(
  world: World,
  domain: string,
  orderId: number,
  isArchived: boolean,
): OrderRecord {
  const order = orderOf(world, domain, orderId);
  if (isArchived === (order.closedAt !== null)) return order;
  return save(world, domain, { ...order, closedAt: isArchived ? world.clock.iso() : null }, []);
}
