import { plainAmount } from "../../store/amounts.ts";
import { webhookShape } from "../shapes.ts";
import { customerPayload, placeholderAddress } from "./customers.ts";
import { type Payload, type PayloadSource, shapeLike } from "./parts.ts";

const example = (topic: string): Payload => webhookShape(topic)!.example;

/** A checkout as REST has it; its addresses are the neutral one. */
export function checkoutPayload({ store, subject }: PayloadSource, topic: string): Payload | null {
  const checkout = store.checkouts.get(subject.id);
  if (!checkout) return null;
  const { shop } = store;
  const money = (minor: number) => plainAmount(minor, shop.currency);
  const customer = checkout.customerId === null ? null : store.customer(checkout.customerId);
  const line = (example(topic)["line_items"] as Payload[])[0]!;
  const { customer: buyer, ...shape } = example(topic);
  // before anybody said who buys there is no customer
  return shapeLike(customer ? { ...shape, customer: buyer } : shape, {
    id: checkout.id,
    token: checkout.token,
    cart_token: checkout.token,
    email: checkout.email,
    phone: customer?.phone ?? null,
    buyer_accepts_marketing: customer?.emailMarketing === "SUBSCRIBED",
    created_at: checkout.createdAt,
    updated_at: checkout.updatedAt,
    completed_at: checkout.completedAt,
    closed_at: null,
    currency: shop.currency,
    presentment_currency: shop.currency,
    customer_locale: customer?.locale ?? null,
    name: `#${checkout.id}`,
    source_name: "web",
    abandoned_checkout_url: subject["recoveryUrl"] ?? "",
    taxes_included: checkout.taxesIncluded,
    total_discounts: money(checkout.totalDiscounts),
    total_line_items_price: money(checkout.lines.reduce((sum, one) => sum + one.undiscounted, 0)),
    total_price: money(checkout.total),
    total_tax: money(checkout.tax),
    subtotal_price: money(checkout.subtotal),
    discount_codes: checkout.codes.map((code) => ({ code, amount: "0.00", type: "fixed_amount" })),
    tax_lines: [],
    line_items: checkout.lines.map((one) => {
      const found = store.variant(one.variantId);
      return shapeLike(line, {
        key: String(one.id),
        fulfillment_service: "manual",
        presentment_title: one.title,
        presentment_variant_title: found?.variant.title ?? "",
        product_id: one.productId,
        quantity: one.quantity,
        requires_shipping: true,
        sku: found?.variant.sku ?? "",
        taxable: true,
        title: one.title,
        variant_id: one.variantId,
        variant_title: found?.variant.title ?? "",
        variant_price: money(one.unitPrice),
        vendor: found?.product.vendor ?? "",
        unit_price_measurement: line["unit_price_measurement"],
        line_price: money(one.total),
        price: money(one.unitPrice),
      });
    }),
    billing_address: placeholderAddress(shop, customer),
    shipping_address: placeholderAddress(shop, customer),
    ...(customer ? { customer: customerPayload(store, customer, "customers/update") } : {}),
  });
}

export function checkoutDeletedPayload({ store, subject }: PayloadSource, topic: string): Payload {
  const none = { total_discounts: "0.00", total_line_items_price: "0.00", total_price: "0.00" };
  const rest = {
    total_tax: "0.00",
    subtotal_price: "0.00",
    presentment_currency: store.shop.currency,
  };
  return shapeLike(example(topic), { id: subject.id, ...none, ...rest });
}
