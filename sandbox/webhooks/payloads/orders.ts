import type { FoundVariant } from "../../store/products.ts";
import type { OpenShop } from "../../store/shop-store.ts";
import type { OrderLineRecord, OrderRecord, RefundRecord } from "../../store/types.ts";
import { webhookShape } from "../shapes.ts";
import { customerPayload, placeholderAddress } from "./customers.ts";
import { moneyOf, shapeLike, type Payload, type PayloadSource } from "./parts.ts";

const lineExample = (): Payload => {
  const lines = webhookShape("orders/create")!.example["line_items"] as Payload[];
  return lines[0]!;
};

function linePayload(store: OpenShop, order: OrderRecord, line: OrderLineRecord): Payload {
  const money = moneyOf(store.shop, order);
  const found: FoundVariant | null = line.variantId === null ? null : store.variant(line.variantId);
  return shapeLike(lineExample(), {
    id: line.id,
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    fulfillable_quantity: order.fulfillmentStatus === "FULFILLED" ? 0 : line.currentQuantity,
    fulfillment_service: "manual",
    fulfillment_status: order.fulfillmentStatus === "FULFILLED" ? "fulfilled" : null,
    gift_card: line.isGiftCard,
    name: line.title,
    price: money.text(line.unitPrice),
    price_set: money.set(line.unitPrice),
    product_exists: found !== null,
    product_id: line.productId,
    quantity: line.quantity,
    requires_shipping: !line.isGiftCard,
    sales_line_item_group_id: null,
    sku: found?.variant.sku ?? "",
    taxable: !line.isGiftCard,
    title: line.title,
    total_discount: money.text(0),
    total_discount_set: money.set(0),
    variant_id: line.variantId,
    variant_title: found?.variant.title ?? null,
    vendor: found?.product.vendor ?? null,
    discount_allocations:
      line.discount === 0
        ? []
        : [
            {
              amount: money.text(line.discount),
              amount_set: money.set(line.discount),
              discount_application_index: 0,
            },
          ],
  });
}

const fulfilment = { FULFILLED: "fulfilled", PARTIALLY_FULFILLED: "partial", UNFULFILLED: null };

/** The order as orders/create, orders/updated and their like carry it. */
export function orderPayload({ store, subject }: PayloadSource, topic: string): Payload | null {
  const order = store.order(subject.id);
  if (!order) return null;
  const { shop } = store;
  const money = moneyOf(shop, order);
  const lineTotal = order.lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  const refundedLines = order.refunds
    .flatMap((refund) => refund.lines)
    .reduce((sum, line) => sum + line.subtotal, 0);
  const currentSubtotal = order.subtotal - refundedLines;
  const unpaid = order.financialStatus === "PENDING" || order.financialStatus === "AUTHORIZED";
  return shapeLike(webhookShape(topic)!.example, {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    app_id: null,
    buyer_accepts_marketing: customer?.emailMarketing === "SUBSCRIBED",
    cancel_reason: order.cancelReason?.toLowerCase() ?? null,
    cancelled_at: order.cancelledAt,
    checkout_token: order.checkoutToken,
    closed_at: order.closedAt,
    confirmation_number: order.confirmationNumber,
    confirmed: true,
    contact_email: order.email,
    created_at: order.createdAt,
    currency: shop.currency,
    current_shipping_price_set: money.set(order.shipping),
    current_subtotal_price: money.text(currentSubtotal),
    current_subtotal_price_set: money.set(currentSubtotal),
    current_total_discounts: money.text(order.totalDiscounts),
    current_total_discounts_set: money.set(order.totalDiscounts),
    current_total_price: money.text(order.currentTotal),
    current_total_price_set: money.set(order.currentTotal),
    current_total_tax: money.text(order.tax),
    current_total_tax_set: money.set(order.tax),
    customer_locale: customer?.locale ?? "en",
    discount_codes: order.discounts
      .filter((use) => use.code !== null)
      .map((use) => ({ code: use.code, amount: money.text(use.amount), type: "fixed_amount" })),
    email: order.email,
    financial_status: order.financialStatus.toLowerCase(),
    fulfillment_status: fulfilment[order.fulfillmentStatus],
    merchant_business_entity_id: Buffer.from(String(shop.id)).toString("base64url"),
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.checkoutToken}/authenticate?key=${order.checkoutToken}`,
    payment_gateway_names: ["bogus"],
    presentment_currency: order.presentmentCurrency,
    processed_at: order.processedAt,
    source_name: order.sourceName,
    subtotal_price: money.text(order.subtotal),
    subtotal_price_set: money.set(order.subtotal),
    tags: order.tags.join(", "),
    test: order.test,
    token: order.checkoutToken,
    total_cash_rounding_payment_adjustment_set: money.set(0),
    total_cash_rounding_refund_adjustment_set: money.set(0),
    total_discounts: money.text(order.totalDiscounts),
    total_discounts_set: money.set(order.totalDiscounts),
    total_line_items_price: money.text(lineTotal),
    total_line_items_price_set: money.set(lineTotal),
    total_outstanding: money.text(unpaid ? order.currentTotal : 0),
    total_price: money.text(order.total),
    total_price_set: money.set(order.total),
    total_shipping_price_set: money.set(order.shipping),
    total_tax: money.text(order.tax),
    total_tax_set: money.set(order.tax),
    total_tip_received: money.text(order.tip),
    updated_at: order.updatedAt,
    billing_address: placeholderAddress(shop, customer),
    shipping_address: placeholderAddress(shop, customer),
    customer: customer ? customerPayload(store, customer, "orders/create") : null,
    discount_applications: order.discounts.map((use) => ({
      target_type: "line_item",
      type: use.kind === "code" ? "discount_code" : "automatic",
      value: money.text(use.amount),
      value_type: "fixed_amount",
      allocation_method: "across",
      target_selection: "all",
      ...(use.kind === "code" ? { code: use.code } : { title: use.title }),
    })),
    line_items: order.lines.map((line) => linePayload(store, order, line)),
    refunds: order.refunds.map((refund) => refundPayload(store, order, refund)),
    shipping_lines: [],
  });
}

function refundPayload(store: OpenShop, order: OrderRecord, refund: RefundRecord): Payload {
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
    transactions: [
      {
        id: refund.id,
        admin_graphql_api_id: `gid://shopify/OrderTransaction/${refund.id}`,
        order_id: order.id,
        amount: money.text(refund.amount),
        amount_rounding: null,
        authorization: null,
        created_at: refund.createdAt,
        currency: store.shop.currency,
        device_id: null,
        error_code: null,
        gateway: "bogus",
        kind: "refund",
        location_id: null,
        manual_payment_gateway: false,
        message: null,
        parent_id: null,
        payment_id: `${order.name}.${refund.id}`,
        processed_at: refund.createdAt,
        receipt: {},
        source_name: "web",
        status: "success",
        test: order.test,
        total_unsettled_set: {
          presentment_money: { amount: "0.0", currency: order.presentmentCurrency },
          shop_money: { amount: "0.0", currency: store.shop.currency },
        },
        user_id: null,
      },
    ],
  });
}

/** refunds/create; the subject is the refund, `orderId` names its order. */
export function refundCreatedPayload({ store, subject }: PayloadSource): Payload | null {
  const order = store.order(subject["orderId"] as number);
  const refund = order?.refunds.find((candidate) => candidate.id === subject.id);
  return order && refund ? refundPayload(store, order, refund) : null;
}

/** orders/edited; `additions` and `removals` are lists of {id, delta}. */
export function orderEditedPayload({ store, subject, now }: PayloadSource): Payload | null {
  const order = store.order(subject.id);
  if (!order) return null;
  return {
    order_edit: {
      id: order.id,
      app_id: null,
      created_at: now,
      committed_at: now,
      notify_customer: false,
      order_id: order.id,
      staff_note: "",
      user_id: null,
      line_items: {
        additions: subject["additions"] ?? [],
        removals: subject["removals"] ?? [],
      },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
