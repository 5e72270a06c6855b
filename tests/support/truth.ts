import type { OrderRecord } from "../../sandbox/store/types.ts";
import type { ShopStore } from "../../sandbox/platform/world.ts";

export interface TrueOrder {
  orderId: string;
  customerId: string | null;
  counts: boolean;
  revenueMinor: number;
}

/**
 * What an order is worth, worked out from what the sandbox's shop holds and by another way than the app does: line by
 * line, from prices and quantities, instead of from Shopify's totals.
 */
export function trueOrder(order: OrderRecord): TrueOrder {
  const refundedInFull = order.total > 0 && order.totalRefunded >= order.total;
  const nothingLeft = order.lines.every((line) => line.currentQuantity === 0);
  const goods = order.lines.reduce((sum, line) => sum + trueLine(order, line), 0);
  // money for which nothing came back; what was kept of a return (a fee) is no goods sold
  let goodwill = 0;
  for (const refund of order.refunds) {
    const shipping = refund.shipping ?? 0;
    const beyond = refund.lines.length === 0 ? refund.amount - shipping : (refund.beyondLines ?? 0);
    // Shopify tells one sum: money under way hides as much goodwill of the same order until it arrived
    goodwill += refund.pending ? beyond - refund.amount : beyond;
  }
  goodwill = Math.max(0, goodwill);
  const left = Math.max(0, goods - goodwill);
  const counts =
    !order.test && order.cancelledAt === null && !nothingLeft && !(refundedInFull && left === 0);
  return {
    orderId: String(order.id),
    customerId: order.customerId === null ? null : String(order.customerId),
    counts,
    revenueMinor: counts ? left : 0,
  };
}

/** What is left of a line, without tax: what was paid for it less what came back, or what an edit left of it. */
export function trueLine(order: OrderRecord, line: OrderRecord["lines"][number]): number {
  if (line.isGiftCard || line.currentQuantity === 0) return 0;
  const paid = line.unitPrice * line.quantity - line.discount;
  const left = paidForWhatIsLeft(order, line, paid);
  // where prices hold the tax, the same share of it is left
  return paid > 0 ? left - Math.round(((line.tax ?? 0) * left) / paid) : left;
}

function paidForWhatIsLeft(
  order: OrderRecord,
  line: { id: number; quantity: number; currentQuantity: number },
  paid: number,
): number {
  let left = paid;
  let pieces = line.quantity;
  for (const back of order.refunds.flatMap(({ lines }) => lines)) {
    if (back.lineId !== line.id) continue;
    left -= back.subtotal;
    pieces -= back.quantity;
  }
  // what an edit removed was worth as much a piece as what it left
  return line.currentQuantity === pieces
    ? left
    : Math.round((left * line.currentQuantity) / pieces);
}

export function trueOrders(store: ShopStore): Map<string, TrueOrder> {
  const orders = new Map<string, TrueOrder>();
  for (const order of store.orders()) orders.set(String(order.id), trueOrder(order));
  return orders;
}

export interface TrueCustomer {
  orders: number;
  revenueMinor: number;
}

export function trueCustomers(orders: Iterable<TrueOrder>): Map<string, TrueCustomer> {
  const customers = new Map<string, TrueCustomer>();
  for (const order of orders) {
    if (!order.counts || order.customerId === null) continue;
    const known = customers.get(order.customerId) ?? { orders: 0, revenueMinor: 0 };
    customers.set(order.customerId, {
      orders: known.orders + 1,
      revenueMinor: known.revenueMinor + order.revenueMinor,
    });
  }
  return customers;
}
