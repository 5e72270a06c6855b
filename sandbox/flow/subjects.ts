import { Liquid } from "liquidjs";
import type { OpenShop } from "../store/shop-store.ts";
import type { CustomerRecord } from "../store/types.ts";

/** What an event is about, as a workflow's texts can name it. */
export interface Subjects {
  customer: CustomerRecord | null;
  /** the records a trigger named and the shop has not, in sentences */
  missing: string[];
  /** for Liquid: `customer`, `order`, `product`, `shop`, and the trigger's own fields */
  names: Record<string, unknown>;
}

/** The records behind a trigger's properties. */
export function subjectsOf(store: OpenShop, properties: Record<string, unknown>): Subjects {
  const idOf = (key: string) => (typeof properties[key] === "number" ? properties[key] : null);
  const [customerId, orderId, productId] = ["customer_id", "order_id", "product_id"].map(idOf);
  const order = orderId == null ? null : store.order(orderId);
  const product = productId == null ? null : store.product(productId);
  const named = customerId ?? order?.customerId ?? null;
  const customer = named === null ? null : store.customer(named);
  const { name, domain, currency } = store.shop;
  return {
    customer,
    missing: [
      ...(customerId != null && !customer ? [`This shop has no customer ${customerId}.`] : []),
      ...(orderId != null && !order ? [`This shop has no order ${orderId}.`] : []),
      ...(productId != null && !product ? [`This shop has no product ${productId}.`] : []),
    ],
    names: {
      ...ownFields(properties),
      shop: { name, myshopifyDomain: domain, currencyCode: currency },
      ...(customer && { customer: ofCustomer(customer) }),
      ...(order && { order: { id: order.id, name: order.name, email: order.email } }),
      ...(product && { product: { id: product.id, title: product.title } }),
    },
  };
}

const ofCustomer = ({ id, firstName, lastName, email, tags }: CustomerRecord) => ({
  ...{ id, firstName, lastName, email, tags },
  displayName: `${firstName} ${lastName}`.trim(),
});

/** "Points left" is written {{ pointsLeft }}. */
function ownFields(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [variableName(key), value]),
  );
}

/** How a trigger's own field is named in a workflow's texts. */
export function variableName(key: string): string {
  const [first = "", ...rest] = key.trim().split(/[\s-]+/);
  const capital = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
  return [first.slice(0, 1).toLowerCase() + first.slice(1), ...rest.map(capital)].join("");
}

const engine = new Liquid({ strictFilters: true, strictVariables: true, ownPropertyOnly: true });

/** A workflow's text with the event's names filled in; throws on a name or filter that is not there. */
export const filledIn = (text: string, { names }: Subjects): string =>
  String(engine.parseAndRenderSync(text, names));
