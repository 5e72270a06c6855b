import type { OpenShop } from "../../store/shop-store.ts";
import type { OrderRecord, RefundRecord } from "../../store/types.ts";
import { discrepancyOf } from "../../admin-api/order-amounts.ts";
import { refundTransactions } from "../../admin-api/resolvers/order-transactions.ts";
import { webhookShape } from "../shapes.ts";
import { moneyOf, type Payload, type PayloadSource, shapeLike } from "./parts.ts";
import { linePayload } from "./order-lines.ts";

export function refundPayload(store: OpenShop, order: OrderRecord, refund: RefundRecord): Payload {
  const money = moneyOf(store.shop, order);
  return shapeLike(webhookShape("refunds/create")!.example, {
    id: refund.id,
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    order_id: order.id,
    created_at: refund.createdAt,
    processed_at: refund.createdAt,
    note: refund.note ?? "",
    user_id: 42,
    restock: false,
    return: null,
    total_duties_set: money.set(0),
    refund_line_items: refund.lines.flatMap((refunded) => {
      const line = order.lines.find((candidate) => candidate.id === refunded.lineId);
      if (!line) return [];
      return [
        {
          id: refunded.lineId,
          quantity: refunded.quantity,
          line_item_id: refunded.lineId,
          location_id: null,
          restock_type: "no_restock",
          subtotal: Number(money.text(refunded.subtotal)),
          total_tax: 0,
          subtotal_set: money.set(refunded.subtotal),
          total_tax_set: money.set(0),
          line_item: linePayload(store, order, line),
        },
      ];
    }),
    order_adjustments: adjustments(order, refund, money),
    transactions: refundTransactions(refund).map((part) => ({
      id: part.id,
      admin_graphql_api_id: `gid://shopify/OrderTransaction/${part.id}`,
      order_id: order.id,
      amount: money.text(part.amount),
      amount_rounding: null,
      authorization: null,
      created_at: refund.createdAt,
      currency: store.shop.currency,
      device_id: null,
      error_code: null,
      gateway: part.gateway,
      kind: "refund",
      location_id: null,
      manual_payment_gateway: false,
      message: null,
      parent_id: null,
      payment_id: `${order.name}.${part.id}`,
      processed_at: refund.createdAt,
      receipt: {},
      source_name: "web",
      status: refund.pending ? "pending" : "success",
      test: order.test,
      total_unsettled_set: {
        presentment_money: { amount: "0.0", currency: order.presentmentCurrency },
        shop_money: { amount: "0.0", currency: store.shop.currency },
      },
      user_id: null,
    })),
  });
}

/** REST tells a refund of the shipping from what differs from what was suggested by their kinds. */
function adjustments(order: OrderRecord, refund: RefundRecord, money: ReturnType<typeof moneyOf>) {
  const kinds = [
    ["shipping_refund", "Shipping refund", -(refund.shipping ?? 0)],
    [
      "refund_discrepancy",
      refund.pending ? "Pending refund discrepancy" : "Refund discrepancy",
      discrepancyOf(refund),
    ],
  ] as const;
  return kinds.flatMap(([kind, reason, amount], i) =>
    amount === 0
      ? []
      : [
          {
            id: refund.id * 10 + i,
            order_id: order.id,
            refund_id: refund.id,
            kind,
            reason,
            amount: money.text(amount),
            amount_set: money.set(amount),
            tax_amount: money.text(0),
            tax_amount_set: money.set(0),
          },
        ],
  );
}

/** refunds/create; the subject is the refund, `orderId` names its order. */
export function refundCreatedPayload({ store, subject }: PayloadSource): Payload | null {
  const order = store.order(subject["orderId"] as number);
  const refund = order?.refunds.find((candidate) => candidate.id === subject.id);
  return order && refund ? refundPayload(store, order, refund) : null;
}
