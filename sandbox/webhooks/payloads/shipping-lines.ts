import { ofOrder } from "../../fulfillment/derived-ids.ts";
import { serviceFor } from "../../fulfillment/of-order.ts";
import type { OpenShop } from "../../store/shop-store.ts";
import type { OrderRecord } from "../../store/types.ts";
import { webhookShape } from "../shapes.ts";
import { moneyOf, type Payload, shapeLike } from "./parts.ts";

/** How an order was to travel and what that cost; empty where nothing travels. */
export function shippingLines(store: OpenShop, order: OrderRecord): Payload[] {
  const service = serviceFor(store, order);
  if (!service) return [];
  const money = moneyOf(store.shop, order);
  const back = order.refunds.reduce((sum, { shipping }) => sum + (shipping ?? 0), 0);
  const [example] = webhookShape("orders/create")!.example["shipping_lines"] as Payload[];
  return [
    shapeLike(example!, {
      id: order.id + ofOrder.shippingLine,
      carrier_identifier: service.carrierIdentifier,
      code: service.code,
      title: service.title,
      source: service.carrierIdentifier === null ? "shopify" : service.carrier,
      price: money.text(order.shipping),
      price_set: money.set(order.shipping),
      discounted_price: money.text(order.shipping),
      discounted_price_set: money.set(order.shipping),
      current_discounted_price_set: money.set(order.shipping - back),
    }),
  ];
}
