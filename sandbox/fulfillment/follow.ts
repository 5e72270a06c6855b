import { followHeld, type Flow } from "../inventory/held.ts";
import type { World } from "../platform/world.ts";
import type { OrderRecord } from "../store/types.ts";
import { isActive, sentOf } from "./status.ts";
import { begin, finish, newWork, type News } from "./work.ts";

/**
 * The work of an order follows what became of its lines: pieces taken out are not sent any more, pieces added are, and
 * of a cancelled order nothing is. Where work follows from the order anyway there is nothing to do but to tell.
 */
export function followOrder(
  world: World,
  domain: string,
  order: OrderRecord,
  flow: Flow,
): OrderRecord {
  const store = world.shop(domain);
  const isKept = store.fulfillmentOrdersOf(order.id).length > 0;
  if (!isKept && order.cancelledAt === null) {
    followHeld(world, domain, order, flow);
    return order;
  }
  const work = begin(world, domain, order);
  if (order.cancelledAt !== null) {
    const before = begin(world, domain, { ...order, cancelledAt: null });
    const news: News[] = before.orders
      .filter(isActive)
      .map(({ id }) => ({ topic: "fulfillment_orders/cancelled", id, replacementId: null }));
    for (const one of work.orders) if (isActive(one)) one.status = "CLOSED";
    if (isKept) return finish(work, news, flow);
    followHeld(world, domain, order, flow);
    for (const { topic, ...subject } of news) world.emit(domain, topic, subject);
    return order;
  }
  for (const line of order.lines) {
    const open = work.orders.filter(isActive);
    const parts = open.flatMap((one) => one.lines.filter(({ lineId }) => lineId === line.id));
    const wanted = Math.max(0, line.currentQuantity - sentOf(work, line.id));
    let off = parts.reduce((sum, { remaining }) => sum + remaining, 0) - wanted;
    for (const part of parts.reverse()) {
      const less = Math.max(0, Math.min(part.remaining, off));
      part.remaining -= less;
      part.total -= less;
      off -= less;
    }
    if (off < 0) addWork(line.id, -off);
  }
  for (const one of work.orders) {
    const isDone = one.lines.every(({ remaining }) => remaining === 0);
    if (isActive(one) && isDone) one.status = "CLOSED";
  }
  return finish(work, [], flow);

  function addWork(lineId: number, quantity: number): void {
    const to = work.orders.find(({ status }) => status === "OPEN");
    const same = to?.lines.find((part) => part.lineId === lineId);
    if (same) {
      same.total += quantity;
      same.remaining += quantity;
    } else if (to) {
      const id = store.nextId("fulfillmentOrderLine");
      to.lines.push({ id, lineId, total: quantity, remaining: quantity });
    } else newWork(work, work.orders[0]!, [{ lineId, quantity }]);
  }
}
