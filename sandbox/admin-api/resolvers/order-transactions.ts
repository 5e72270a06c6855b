import type { OrderRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import { gid } from "../gid.ts";
import { moneyBag } from "../money.ts";
import type { Part } from "./line-items.ts";

type Kind = "SALE" | "REFUND" | "VOID" | "AUTHORIZATION";
interface Transaction {
  id: number;
  kind: Kind;
  amount: number;
  createdAt: string;
  /** the money is under way */
  pending?: boolean;
}

/** What was paid and given back, as far as the totals tell. */
export function transactions(order: OrderRecord): Transaction[] {
  if (order.financialStatus === "PENDING") return [];
  const kind = order.financialStatus === "AUTHORIZED" ? "AUTHORIZATION" : "SALE";
  const paid = order.financialStatus === "VOIDED" ? [] : [{ kind: kind as Kind, part: 0 }];
  return [
    ...paid.map(({ kind: sale }) => ({
      id: order.id,
      kind: sale,
      amount: order.total - (order.addedLater ?? 0),
      createdAt: order.processedAt,
    })),
    ...order.refunds.map((refund) => ({
      id: refund.id,
      kind: "REFUND" as Kind,
      amount: refund.amount,
      ...(refund.pending ? { pending: true } : {}),
      createdAt: refund.createdAt,
    })),
  ];
}

export const OrderTransaction: Fields<Part<Transaction>> = {
  id: ({ record }) => gid("OrderTransaction", record.id),
  kind: ({ record }) => record.kind,
  status: ({ record }) => (record.pending ? "PENDING" : "SUCCESS"),
  gateway: () => "bogus",
  test: ({ order }) => order.test,
  createdAt: ({ record }) => record.createdAt,
  processedAt: ({ record }) => record.createdAt,
  amountSet: ({ order, record }, _args, call) => moneyBag(record.amount, order, call),
  order: ({ order }) => order,
};
