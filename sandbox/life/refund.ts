import type { OrderRecord, RefundRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";
import { orderOf, lineOf, OrderLifeError, paidFor, save } from "./order-record.ts";

export interface RefundRequest {
  /** which lines and how many of each; left out = everything that is left, shipping and tax too */
  lines?: { lineId: number; quantity: number }[];
  /** minor units given back besides the lines */
  extra?: number;
  note?: string | null;
  restock?: boolean;
}

/** Gives money back. Line money is what was paid for it: price less discounts, without tax. */
export function refundOrder(
  world: World,
  domain: string,
  orderId: number,
  request: RefundRequest = {},
): { order: OrderRecord; refund: RefundRecord } {
  const store = world.shop(domain);
  return store.transaction(() => {
    const order = orderOf(world, domain, orderId);
    const lines = request.lines ?? everythingLeft(order);
    const refunded = lines.map(({ lineId, quantity }) => {
      const line = lineOf(order, lineId);
      if (quantity < 1 || quantity > line.currentQuantity) {
        throw new OrderLifeError(
          `Line ${lineId} has ${line.currentQuantity} left to refund, asked for were ${quantity}`,
        );
      }
      return { lineId, quantity, subtotal: paidFor(line, quantity) };
    });
    const ofLines = refunded.reduce((sum, line) => sum + line.subtotal, 0);
    const left = order.total - order.totalRefunded;
    const amount = request.lines === undefined ? left : ofLines + (request.extra ?? 0);
    if (amount < 0 || amount > left) {
      throw new OrderLifeError(`${left} can be refunded at most, asked for were ${amount}`);
    }
    const now = world.clock.iso();
    const refund: RefundRecord = {
      id: store.nextId("refund"),
      createdAt: now,
      note: request.note ?? null,
      amount,
      lines: refunded,
      ...(refunded.length > 0 && request.extra ? { beyondLines: request.extra } : {}),
    };
    if (request.restock) for (const line of refunded) restock(world, domain, order, line);
    const totalRefunded = order.totalRefunded + amount;
    const changed: OrderRecord = {
      ...order,
      lines: order.lines.map((line) => {
        const back = refunded.find((one) => one.lineId === line.id);
        return back ? { ...line, currentQuantity: line.currentQuantity - back.quantity } : line;
      }),
      refunds: [...order.refunds, refund],
      totalRefunded,
      currentTotal: order.currentTotal - amount,
      financialStatus: totalRefunded >= order.total ? "REFUNDED" : "PARTIALLY_REFUNDED",
    };
    const saved = save(world, domain, changed, []);
    world.emit(domain, "refunds/create", { id: refund.id, orderId: order.id });
    return { order: saved, refund };
  });
}

const everythingLeft = (order: OrderRecord) =>
  order.lines
    .filter((line) => line.currentQuantity > 0)
    .map((line) => ({ lineId: line.id, quantity: line.currentQuantity }));

function restock(
  world: World,
  domain: string,
  order: OrderRecord,
  back: { lineId: number; quantity: number },
): void {
  const store = world.shop(domain);
  const { productId, variantId } = lineOf(order, back.lineId);
  const product = productId === null ? null : store.product(productId);
  if (!product) return;
  store.putProduct({
    ...product,
    updatedAt: world.clock.iso(),
    variants: product.variants.map((variant) =>
      variant.id === variantId
        ? { ...variant, inventoryQuantity: variant.inventoryQuantity + back.quantity }
        : variant,
    ),
  });
  world.emit(domain, "products/update", { id: product.id });
}
