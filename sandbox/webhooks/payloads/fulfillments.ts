import { findFulfillment, type Found } from "../../fulfillment/find.ts";
import { parcelStatus } from "../../fulfillment/events.ts";
import type { FulfillmentEventRecord, FulfillmentRecord } from "../../store/fulfillment-records.ts";
import type { OpenShop } from "../../store/shop-store.ts";
import { webhookShape } from "../shapes.ts";
import { placeholderAddress } from "./customers.ts";
import { type Payload, type PayloadSource, shapeLike } from "./parts.ts";
import { linePayload } from "./order-lines.ts";

/** A parcel as REST writes it, in orders too. */
export function parcelPayload(
  store: OpenShop,
  { order, record }: Found<FulfillmentRecord>,
): Payload {
  const { tracking } = record;
  const shown = parcelStatus(record);
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  return shapeLike(webhookShape("fulfillments/create")!.example, {
    id: record.id,
    admin_graphql_api_id: `gid://shopify/Fulfillment/${record.id}`,
    order_id: order.id,
    name: `${order.name}-F${record.number}`,
    status: record.status.toLowerCase(),
    service: "manual",
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    tracking_company: tracking.company,
    tracking_number: tracking.numbers[0] ?? null,
    tracking_numbers: tracking.numbers,
    tracking_url: tracking.urls[0] ?? null,
    tracking_urls: tracking.urls,
    shipment_status: shown === "FULFILLED" || shown === "CANCELED" ? null : shown.toLowerCase(),
    location_id: record.locationId,
    origin_address: record.originAddress,
    email: order.email,
    destination: placeholderAddress(store.shop, customer),
    line_items: record.lines.flatMap(({ lineId, quantity }) => {
      const line = order.lines.find((one) => one.id === lineId);
      return line ? [{ ...linePayload(store, order, line), quantity }] : [];
    }),
    receipt: {},
  });
}

/** fulfillments/create, fulfillments/update */
export function fulfillmentPayload({ store, subject }: PayloadSource): Payload | null {
  const found = findFulfillment(store, subject.id);
  return found ? parcelPayload(store, found) : null;
}

/** fulfillment_events/create and delete; of one that is gone the subject carries it along */
export function fulfillmentEventPayload(
  { store, subject }: PayloadSource,
  topic: string,
): Payload | null {
  const found = findFulfillment(store, subject["fulfillmentId"] as number);
  const event =
    (subject["event"] as FulfillmentEventRecord | undefined) ??
    found?.record.events.find(({ id }) => id === subject.id);
  if (!found || !event) return null;
  const { place } = event;
  return shapeLike(webhookShape(topic)!.example, {
    id: event.id,
    admin_graphql_api_id: `gid://shopify/FulfillmentEvent/${event.id}`,
    fulfillment_id: found.record.id,
    order_id: found.order.id,
    shop_id: store.shop.id,
    status: event.status.toLowerCase(),
    message: event.message,
    happened_at: event.happenedAt,
    created_at: event.createdAt,
    updated_at: event.createdAt,
    estimated_delivery_at: event.estimatedDeliveryAt,
    address1: place?.address1 ?? null,
    city: place?.city ?? null,
    province: place?.province ?? null,
    country: place?.country ?? null,
    zip: place?.zip ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
  });
}
