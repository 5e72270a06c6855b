import type { OrderLineRecord, OrderRecord, RefundRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";

/** What a merchant's staff does to an order after it was placed. Each sends its webhooks. */

export class OrderLifeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "OrderLifeError";
  }
}

function orderOf(world: World, domain: string, orderId: number): OrderRecord {
  const order = world.shop(domain).order(orderId);
  if (!order) throw new OrderLifeError(`There is no order ${orderId}`);
  return order;
}

/** Writes the order and tells about it; a customer's figures change with it. */
function save(world: World, domain: string, order: OrderRecord, topics: string[]): OrderRecord {
  const saved = { ...order, updatedAt: world.clock.iso() };
  world.shop(domain).transaction(() => {
    world.shop(domain).putOrder(saved);
    for (const topic of topics) world.emit(domain, topic, { id: order.id });
    world.emit(domain, "orders/updated", { id: order.id });
  });
  return saved;
}

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

function lineOf(order: OrderRecord, lineId: number): OrderLineRecord {
  const line = order.lines.find((candidate) => candidate.id === lineId);
  if (!line) throw new OrderLifeError(`Order ${order.name} has no line ${lineId}`);
  return line;
}

function paidFor(line: OrderLineRecord, quantity: number): number {
  const paid = line.unitPrice * line.quantity - line.discount;
  return Math.round((paid * quantity) / Math.max(1, line.quantity));
}

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
      throw new OrderLifeError(`Order ${order.name} has been cancelled already`);
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

export interface OrderEdit {
  /** more or fewer of a line that is there; negative = removed */
  change?: { lineId: number; by: number }[];
  /** new lines */
  add?: { variantId: number; quantity: number }[];
}

/** Edits lines. What is owed or too much is added to the totals; nothing is refunded by itself. */
export function editOrder(
  world: World,
  domain: string,
  orderId: number,
  edit: OrderEdit,
): OrderRecord {
  const store = world.shop(domain);
  return store.transaction(() => {
    const order = orderOf(world, domain, orderId);
    let difference = 0;
    const lines = order.lines.map((line) => {
      const by = edit.change?.find((one) => one.lineId === line.id)?.by ?? 0;
      if (line.currentQuantity + by < 0) {
        throw new OrderLifeError(`Line ${line.id} has ${line.currentQuantity}, cannot lose ${-by}`);
      }
      difference += by < 0 ? -paidFor(line, -by) : line.unitPrice * by;
      return { ...line, currentQuantity: line.currentQuantity + by };
    });
    const added = (edit.add ?? []).map(({ variantId, quantity }): OrderLineRecord => {
      const found = findVariant(world, domain, variantId);
      if (!found) throw new OrderLifeError(`There is no variant ${variantId}`);
      difference += found.variant.price * quantity;
      return {
        id: store.nextId("lineItem"),
        productId: found.product.id,
        variantId,
        title: found.product.title,
        quantity,
        currentQuantity: quantity,
        unitPrice: found.variant.price,
        discount: 0,
        isGiftCard: false,
      };
    });
    const saved = save(
      world,
      domain,
      {
        ...order,
        edited: true,
        lines: [...lines, ...added],
        currentTotal: order.currentTotal + difference,
        financialStatus: difference > 0 ? "PARTIALLY_PAID" : order.financialStatus,
      },
      [],
    );
    const changes = (edit.change ?? []).map(({ lineId, by }) => ({ id: lineId, delta: by }));
    world.emit(domain, "orders/edited", {
      id: orderId,
      additions: [
        ...added.map(({ id, quantity }) => ({ id, delta: quantity })),
        ...changes.filter(({ delta }) => delta > 0),
      ],
      removals: changes
        .filter(({ delta }) => delta < 0)
        .map(({ id, delta }) => ({ id, delta: -delta })),
    });
    return saved;
  });
}

function findVariant(world: World, domain: string, variantId: number) {
  for (const product of world.shop(domain).products()) {
    const variant = product.variants.find((candidate) => candidate.id === variantId);
    if (variant) return { product, variant };
  }
  return null;
}

/** Marks an order as sent. */
export function fulfillOrder(world: World, domain: string, orderId: number): OrderRecord {
  const order = orderOf(world, domain, orderId);
  return save(world, domain, { ...order, fulfillmentStatus: "FULFILLED" }, ["orders/fulfilled"]);
}

export function deleteOrder(world: World, domain: string, orderId: number): void {
  orderOf(world, domain, orderId);
  world.shop(domain).transaction(() => {
    world.shop(domain).deleteOrder(orderId);
    world.emit(domain, "orders/delete", { id: orderId });
  });
}
