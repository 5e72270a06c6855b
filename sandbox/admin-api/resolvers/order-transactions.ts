import type { OrderRecord, RefundRecord } from "../../store/types.ts";
import { ofOrder } from "../../fulfillment/derived-ids.ts";
import type { Fields } from "../call.ts";
import { gid } from "../gid.ts";
import { moneyBag } from "../money.ts";
import type { Part } from "./line-items.ts";

/** the pretend card, money that is waited for, and store credit by Shopify's own name */
type Gateway = "bogus" | "manual" | "shopify_store_credit";
type Kind = "SALE" | "REFUND" | "VOID" | "AUTHORIZATION";
export interface Transaction {
  id: number;
  gateway: Gateway;
  kind: Kind;
  amount: number;
  createdAt: string;
  /** the money is under way */
  pending?: boolean;
}

/** What was paid and given back, as far as the totals tell; card and store credit each on their own. */
export function transactions(order: OrderRecord): Transaction[] {
  const { financialStatus } = order;
  if (financialStatus === null) return [];
  if (financialStatus === "PENDING") return [awaited(order)];
  const kind = ["AUTHORIZED", "VOIDED"].includes(financialStatus) ? "AUTHORIZATION" : "SALE";
  const credit = order.storeCredit;
  const byCard = order.total - (order.addedLater ?? 0) - (credit?.amount ?? 0);
  const at = { kind, createdAt: order.processedAt } as const;
  const paid: Transaction[] = [
    ...(credit ? [{ ...at, ...credit, id: credit.transactionId, gateway: inCredit }] : []),
    ...(credit && byCard === 0
      ? []
      : [{ ...at, id: order.id, gateway: "bogus" as const, amount: byCard }]),
  ];
  return [
    ...paid,
    ...(financialStatus === "VOIDED" ? [voided(order)] : []),
    ...order.refunds.flatMap((refund) => refundTransactions(refund)),
  ];
}

const awaited = (order: OrderRecord): Transaction => ({
  id: order.id,
  kind: "SALE",
  gateway: "manual",
  amount: order.total,
  createdAt: order.processedAt,
  pending: true,
});

/** what was authorized is let go of; no money moves */
const voided = (order: OrderRecord): Transaction => ({
  id: order.id + ofOrder.void,
  kind: "VOID",
  gateway: "bogus",
  amount: 0,
  createdAt: order.cancelledAt ?? order.updatedAt,
});

const inCredit = "shopify_store_credit" as const;

/** A refund's own: what went back to the card, and to store credit. */
export function refundTransactions(refund: RefundRecord): Transaction[] {
  const { createdAt, storeCredit = [] } = refund;
  const at = { kind: "REFUND", createdAt, ...(refund.pending ? { pending: true } : {}) } as const;
  const byCard = storeCredit.reduce((left, { amount }) => left - amount, refund.amount);
  return [
    ...(byCard === 0 && storeCredit.length > 0
      ? []
      : [{ ...at, id: refund.id, gateway: "bogus" as const, amount: byCard }]),
    ...storeCredit.map(({ transactionId, amount }) => ({
      ...at,
      id: transactionId,
      gateway: inCredit,
      amount,
    })),
  ];
}

/** Through what an order was paid, or is to be, each once. */
export function gatewaysOf(order: OrderRecord): Gateway[] {
  if (order.financialStatus === null) return [];
  if (order.financialStatus === "PENDING") return ["manual"];
  if (!order.storeCredit) return ["bogus"];
  return order.storeCredit.amount === order.total - (order.addedLater ?? 0)
    ? [inCredit]
    : [inCredit, "bogus"];
}

export const OrderTransaction: Fields<Part<Transaction>> = {
  id: ({ record }) => gid("OrderTransaction", record.id),
  kind: ({ record }) => record.kind,
  status: ({ record }) => (record.pending ? "PENDING" : "SUCCESS"),
  gateway: ({ record }) => record.gateway,
  test: ({ order }) => order.test,
  createdAt: ({ record }) => record.createdAt,
  processedAt: ({ record }) => record.createdAt,
  amountSet: ({ order, record }, _args, call) => moneyBag(record.amount, order, call),
  order: ({ order }) => order,
};
