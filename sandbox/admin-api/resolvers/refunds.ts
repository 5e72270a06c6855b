import type { OrderRecord, RefundRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { moneyBag } from "../money.ts";
import { discrepancyOf } from "../order-amounts.ts";
import type { Part } from "./line-items.ts";
import { shippingLineOf } from "./shipping-lines.ts";

interface RefundedLine {
  lineId: number;
  quantity: number;
  subtotal: number;
}

export const Refund: Fields<Part<RefundRecord>> = {
  id: ({ record }) => gid("Refund", record.id),
  legacyResourceId: ({ record }) => record.id,
  createdAt: ({ record }) => record.createdAt,
  processedAt: ({ record }) => record.createdAt,
  updatedAt: ({ record }) => record.createdAt,
  note: ({ record }) => record.note,
  order: ({ order }) => order,
  totalRefundedSet: ({ order, record }, _args, call) =>
    moneyBag(record.pending ? 0 : record.amount, order, call),
  refundShippingLines: ({ order, record }) =>
    new Items(() => (record.shipping ? [{ order, record }] : []), false),
  orderAdjustments: ({ order, record }) =>
    new Items(() => (discrepancyOf(record) === 0 ? [] : [{ order, record }]), false),
  refundLineItems: ({ order, record }, args) =>
    new Items(
      () => record.lines.map((line) => ({ order, record: line })),
      args["reverse"] === true,
    ),
};

export const RefundShippingLine: Fields<Part<RefundRecord>> = {
  id: ({ record }) => gid("RefundShippingLine", record.id),
  shippingLine: ({ order }, _args, call) => shippingLineOf(order, call),
  subtotalAmountSet: ({ order, record }, _args, call) =>
    moneyBag((record.shipping ?? 0) - shippingTaxOf(order, record), order, call),
  taxAmountSet: ({ order, record }, _args, call) =>
    moneyBag(shippingTaxOf(order, record), order, call),
};

/** Only what differs from what was suggested; what was paid for the shipping has lines of its own. */
export const OrderAdjustment: Fields<Part<RefundRecord>> = {
  id: ({ record }) => gid("OrderAdjustment", record.id),
  amountSet: ({ order, record }, _args, call) => moneyBag(discrepancyOf(record), order, call),
  taxAmountSet: ({ order }, _args, call) => moneyBag(0, order, call),
  reason: ({ record }) => (record.pending ? "PENDING_REFUND_DISCREPANCY" : "REFUND_DISCREPANCY"),
};

function shippingTaxOf(order: OrderRecord, refund: RefundRecord): number {
  const shipping = refund.shipping ?? 0;
  return order.shipping > 0
    ? Math.round(((order.shippingTax ?? 0) * shipping) / order.shipping)
    : 0;
}

export const RefundLineItem: Fields<Part<RefundedLine>> = {
  quantity: ({ record }) => record.quantity,
  lineItem: ({ order, record }) => ({
    order,
    record: order.lines.find((line) => line.id === record.lineId),
  }),
  subtotalSet: ({ order, record }, _args, call) => moneyBag(record.subtotal, order, call),
  priceSet: ({ order, record }, _args, call) =>
    moneyBag(Math.round(record.subtotal / Math.max(1, record.quantity)), order, call),
  restockType: () => "NO_RESTOCK",
  restocked: () => false,
};
