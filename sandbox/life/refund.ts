import { followOrder } from "../fulfillment/follow.ts";
import { noteHeld } from "../inventory/held.ts";
import { takeBack, unsentOf } from "../inventory/taken-back.ts";
import type { OrderRecord, RefundRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";
import { creditMistake, giveBackCredit, type CreditRefund } from "../store-credit/giving-back.ts";
import { orderOf, lineOf, OrderLifeError, paidFor, save } from "./order-record.ts";

export interface RefundRequest extends CreditRefund {
  /** which lines and how many of each; left out = everything that is left, shipping and tax too */
  lines?: { lineId: number; quantity: number }[];
  /** minor units of what was paid for the shipping */
  shipping?: number;
  /** minor units given back besides the lines and the shipping: goodwill; below 0 = a fee is kept */
  extra?: number;
  /** the money is under way until settleRefund */
  pending?: boolean;
  note?: string | null;
  /** what came back, or was not sent, is for sale again */
  restock?: boolean;
  /** where what came back lies; left out = where it was sent from */
  locationId?: number;
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
    noteHeld(world, domain, order);
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
    const left = leftToRefund(order);
    const shipping =
      request.shipping ??
      (request.lines === undefined
        ? Math.max(0, Math.min(left - ofLines, shippingLeft(order)))
        : 0);
    const amount = request.lines === undefined ? left : ofLines + shipping + (request.extra ?? 0);
    if (amount < 0 || amount > left || shipping < 0 || shipping > shippingLeft(order)) {
      throw new OrderLifeError(
        `${left} can be refunded at most, ${shippingLeft(order)} of it for shipping; asked for were ${amount} and ${shipping}`,
      );
    }
    const mistake = creditMistake(order, amount, request);
    if (mistake !== null) throw new OrderLifeError(mistake);
    const storeCredit = giveBackCredit(world, domain, order, amount, request);
    const now = world.clock.iso();
    const refund: RefundRecord = {
      id: store.nextId("refund"),
      createdAt: now,
      note: request.note ?? null,
      amount,
      lines: refunded,
      ...(shipping > 0 ? { shipping } : {}),
      ...(request.pending ? { pending: true as const } : {}),
      ...(refunded.length > 0 && request.extra ? { beyondLines: request.extra } : {}),
      ...(storeCredit.length > 0 ? { storeCredit } : {}),
    };
    const arrived = request.pending ? 0 : amount;
    const changed: OrderRecord = {
      ...order,
      lines: order.lines.map((line) => {
        const back = refunded.find((one) => one.lineId === line.id);
        return back ? { ...line, currentQuantity: line.currentQuantity - back.quantity } : line;
      }),
      refunds: [...order.refunds, refund],
      ...refundedBy(order, arrived),
      currentTotal: order.currentTotal - amount,
    };
    const less = request.restock ? "available" : "outside";
    const unsent = unsentOf(store, order);
    const kept = save(world, domain, changed, []);
    const saved = followOrder(world, domain, kept, { more: "available", less });
    if (request.restock) {
      takeBack(world, domain, saved, request.locationId ?? null, (lineId) => {
        const back = refunded.find((line) => line.lineId === lineId)?.quantity ?? 0;
        return back - ((unsent.get(lineId) ?? 0) - (unsentOf(store, saved).get(lineId) ?? 0));
      });
    }
    world.emit(domain, "refunds/create", { id: refund.id, orderId: order.id });
    return { order: saved, refund };
  });
}

/** The money of a pending refund has arrived. */
export function settleRefund(
  world: World,
  domain: string,
  orderId: number,
  refundId: number,
): OrderRecord {
  const order = orderOf(world, domain, orderId);
  const settled = order.refunds.find((refund) => refund.id === refundId);
  if (!settled?.pending) throw new OrderLifeError(`Refund ${refundId} is not pending`);
  const { pending: _, ...arrived } = settled;
  const refunds = order.refunds.map((refund) => (refund === settled ? arrived : refund));
  return save(world, domain, { ...order, ...refundedBy(order, settled.amount), refunds }, []);
}

function refundedBy(order: OrderRecord, amount: number) {
  const totalRefunded = order.totalRefunded + amount;
  const status = totalRefunded >= paidOf(order) ? "REFUNDED" : "PARTIALLY_REFUNDED";
  return { totalRefunded, financialStatus: amount > 0 ? status : order.financialStatus } as const;
}

const paidOf = (order: OrderRecord) => order.total - (order.addedLater ?? 0);

const leftToRefund = (order: OrderRecord) =>
  order.refunds.reduce((left, { amount }) => left - amount, paidOf(order));

const shippingLeft = (order: OrderRecord) =>
  order.refunds.reduce((left, { shipping }) => left - (shipping ?? 0), order.shipping);

const everythingLeft = (order: OrderRecord) =>
  order.lines
    .filter((line) => line.currentQuantity > 0)
    .map((line) => ({ lineId: line.id, quantity: line.currentQuantity }));
