import type { RefundRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { moneyBag } from "../money.ts";
import type { Part } from "./line-items.ts";

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
  totalRefundedSet: ({ order, record }, _args, call) => moneyBag(record.amount, order, call),
  refundLineItems: ({ order, record }, args) =>
    new Items(
      () => record.lines.map((line) => ({ order, record: line })),
      args["reverse"] === true,
    ),
};

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
