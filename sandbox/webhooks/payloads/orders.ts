import { fulfilmentOf } from "../../fulfillment/of-order.ts";
import { gatewaysOf } from "../../admin-api/resolvers/order-transactions.ts";
import { webhookShape } from "../shapes.ts";
import { parcelPayload } from "./fulfillments.ts";
import { shippingLines } from "./shipping-lines.ts";
import { customerPayload, placeholderAddress } from "./customers.ts";
import { moneyOf, type Payload, type PayloadSource, shapeLike } from "./parts.ts";
import { linePayload } from "./order-lines.ts";
import { refundPayload } from "./refunds.ts";
import { languageOf } from "../../store/language.ts";

const fulfilment: Partial<Record<string, string>> = {
  FULFILLED: "fulfilled",
  PARTIALLY_FULFILLED: "partial",
};

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
  const unpaid = ["PENDING", "AUTHORIZED", null].includes(order.financialStatus);
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
    customer_locale: customer?.locale ?? languageOf(store.shop),
    discount_codes: order.discounts
      .filter((use) => use.code !== null)
      .map((use) => ({ code: use.code, amount: money.text(use.amount), type: "fixed_amount" })),
    email: order.email,
    financial_status: order.financialStatus?.toLowerCase() ?? null,
    fulfillment_status: fulfilment[order.fulfillmentStatus] ?? null,
    merchant_business_entity_id: Buffer.from(String(shop.id)).toString("base64url"),
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.checkoutToken}/authenticate?key=${order.checkoutToken}`,
    phone: customer?.phone ?? null,
    payment_gateway_names: gatewaysOf(order),
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
    taxes_included: order.taxesIncluded === true,
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
    fulfillments: fulfilmentOf(store, order).fulfillments.map((record) => ({
      ...parcelPayload(store, { order, record }),
      origin_address: record.originAddress ?? {},
    })),
    shipping_lines: shippingLines(store, order),
  });
}
