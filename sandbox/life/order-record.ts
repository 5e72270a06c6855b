import type { OrderLineRecord, OrderRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";

/** The order is not there, or does not allow what its staff asked for. */
export class OrderLifeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "OrderLifeError";
  }
}

export function orderOf(world: World, domain: string, orderId: number): OrderRecord {
  const order = world.shop(domain).order(orderId);
  if (!order) throw new OrderLifeError(`There is no order ${orderId}`);
  return order;
}

/** Writes the order and tells about it; a customer's figures change with it. */
export function save(
  world: World,
  domain: string,
  order: OrderRecord,
  topics: string[],
): OrderRecord {
  const saved = { ...order, updatedAt: world.clock.iso() };
  world.shop(domain).transaction(() => {
    world.shop(domain).putOrder(saved);
    for (const topic of topics) world.emit(domain, topic, { id: order.id });
    world.emit(domain, "orders/updated", { id: order.id });
  });
  return saved;
}

export function lineOf(order: OrderRecord, lineId: number): OrderLineRecord {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (!line) throw new OrderLifeError(`Order ${order.name} has no line ${lineId}`);
  return line;
}

export function paidFor(line: OrderLineRecord, quantity: number): number {
  const paid = line.unitPrice * line.quantity - line.discount;
  return Math.round((paid * quantity) / Math.max(1, line.quantity));
}
