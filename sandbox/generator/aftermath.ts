import type { Random } from "../../app/numeric/random.ts";
import { share } from "../pricing/allocation.ts";
import type { OrderRecord } from "../store/types.ts";
import { stuckTruth } from "./delivery-truth.ts";
import { kinds } from "./histories.ts";
import { toIso } from "../store/instants.ts";
import type { OrderDraft, OrderTools } from "./draft.ts";

const day = 86_400;

/** What becomes of an order after it was placed: cancelled, refunded, delivered, delivered late. */
export function settle(
  order: OrderRecord,
  draft: OrderDraft,
  tools: OrderTools,
  overTheCounter: boolean,
): void {
  if (draft.kind === kinds.cancelled) return cancel(order, draft, tools);
  const last = deliver(order, draft, tools, overTheCounter);
  if (draft.kind === kinds.refunded) refundAll(order, draft, tools, last);
  else if (draft.kind === kinds.stands && tools.random.next() < 0.05) {
    refundPart(order, draft, tools, last);
  } else if (draft.at > tools.endsAt - 2 * day && tools.random.next() < 0.02) {
    order.financialStatus = "PENDING";
  }
}

function cancel(order: OrderRecord, draft: OrderDraft, { random, endsAt, nextId }: OrderTools) {
  const at = Math.min(endsAt, draft.at + random.int(60, 4 * 3600));
  order.cancelledAt = toIso(at);
  order.closedAt = order.cancelledAt;
  order.updatedAt = order.cancelledAt;
  order.cancelReason = random.pick(["CUSTOMER", "CUSTOMER", "DECLINED", "FRAUD", "INVENTORY"]);
  order.fulfillmentStatus = "UNFULFILLED";
  order.currentTotal = 0;
  if (order.cancelReason === "DECLINED") {
    order.financialStatus = "VOIDED";
    for (const line of order.lines) line.currentQuantity = 0;
    return;
  }
  giveBack(order, nextId("refund"), at, null);
}

/**
 * Whether it gets stuck, and a first guess of when it is sent, by which refunds go: how it is sent is drawn later
 * (deliveries.ts). Returns that moment.
 */
function deliver(
  order: OrderRecord,
  draft: OrderDraft,
  { random, endsAt }: OrderTools,
  overTheCounter: boolean,
): number {
  if (overTheCounter) {
    order.closedAt = order.createdAt;
    return draft.at;
  }
  const { inDecember, days } = stuckTruth;
  const stuck = random.next() < (draft.month === 12 ? inDecember : stuckTruth.share);
  const wait = stuck
    ? random.int(days[0] * day, days[1] * day)
    : 0.25 * day + random.exponential(1 / day);
  const at = Math.floor(draft.at + wait);
  if (stuck) {
    order.tags.push("delayed");
    draft.stuckUntil = at;
  }
  if (at <= endsAt) {
    order.closedAt = toIso(at);
    order.updatedAt = order.closedAt;
    return at;
  }
  const partly = order.lines.length > 1 && random.next() < 0.1;
  order.fulfillmentStatus = partly ? "PARTIALLY_FULFILLED" : "UNFULFILLED";
  return draft.at;
}

function refundAll(
  order: OrderRecord,
  draft: OrderDraft,
  { random, endsAt, nextId }: OrderTools,
  after: number,
) {
  const at = Math.min(endsAt, Math.max(after, draft.at) + random.int(2 * day, 20 * day));
  giveBack(order, nextId("refund"), at, "Returned");
}

function giveBack(order: OrderRecord, refundId: number, at: number, note: string | null): void {
  order.refunds.push({
    id: refundId,
    createdAt: toIso(at),
    note,
    amount: order.total,
    lines: order.lines.map((line) => ({
      lineId: line.id,
      quantity: line.quantity,
      subtotal: line.unitPrice * line.quantity - line.discount,
    })),
  });
  for (const line of order.lines) line.currentQuantity = 0;
  order.totalRefunded = order.total;
  order.currentTotal = 0;
  order.financialStatus = "REFUNDED";
  order.updatedAt = toIso(at);
}

/** One piece comes back; a single piece is kept and a part of its price given back as goodwill. */
function refundPart(
  order: OrderRecord,
  draft: OrderDraft,
  { random, endsAt, nextId }: OrderTools,
  after: number,
) {
  const at = Math.max(after, draft.at) + random.int(2 * day, 25 * day);
  if (at > endsAt) return;
  const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const line = pickReturned(order, random);
  if (pieces > 1 && line) {
    const subtotal = Math.floor((line.unitPrice * line.quantity - line.discount) / line.quantity);
    const onTop = order.taxesIncluded ? 0 : order.tax;
    const amount = subtotal + share(onTop, subtotal / Math.max(1, order.subtotal));
    line.currentQuantity -= 1;
    order.refunds.push({
      id: nextId("refund"),
      createdAt: toIso(at),
      note: "One item returned",
      amount,
      lines: [{ lineId: line.id, quantity: 1, subtotal }],
    });
    order.totalRefunded = amount;
  } else {
    const amount = share(order.subtotal, 0.2);
    order.refunds.push({
      id: nextId("refund"),
      createdAt: toIso(at),
      note: "Goodwill",
      amount,
      lines: [],
    });
    order.totalRefunded = amount;
  }
  order.currentTotal = order.total - order.totalRefunded;
  order.financialStatus = "PARTIALLY_REFUNDED";
  order.updatedAt = toIso(at);
}

function pickReturned(order: OrderRecord, random: Random) {
  const returnable = order.lines.filter((line) => !line.isGiftCard);
  return returnable.length === 0 ? null : random.pick(returnable);
}
