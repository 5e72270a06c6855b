import {
  discountDeletedPayload,
  discountPayload,
  productPayload,
  segmentPayload,
  variantPayload,
} from "./catalog.ts";
import { checkoutDeletedPayload, checkoutPayload } from "./checkouts.ts";
import { emailConsentPayload, smsConsentPayload, whatsAppConsentPayload } from "./consent.ts";
import {
  customerChangedPayload,
  customerDeletedPayload,
  customerRedactPayload,
  customersMergedPayload,
  customerTagsPayload,
  dataRequestPayload,
  segmentMemberPayload,
} from "./customers.ts";
import { fulfillmentOrderPayload, fulfillmentOrderTopics } from "./fulfillment-orders.ts";
import { fulfillmentEventPayload, fulfillmentPayload } from "./fulfillments.ts";
import {
  inventoryItemDeletedPayload,
  inventoryItemPayload,
  inventoryLevelPayload,
  levelDisconnectedPayload,
} from "./inventory.ts";
import { locationPayload } from "./locations.ts";
import { orderEditedPayload } from "./order-edits.ts";
import { orderPayload } from "./orders.ts";
import { refundCreatedPayload } from "./refunds.ts";
import type { Payload, PayloadSource } from "./parts.ts";
import {
  deliverablePayload,
  disposedPayload,
  returnPayload,
  returnTopics,
  returnUpdatedPayload,
} from "./returns.ts";
import { shipmentPayload, shipmentTopics, transferPayload, transferTopics } from "./transfers.ts";
import { scopesPayload, shopPayload, shopRedactPayload } from "./shop.ts";

type Builder = (source: PayloadSource, topic: string) => Payload | null;

const deletion: Builder = ({ subject }) => ({ id: subject.id });
/** Topics whose payload is made by who emits it, and travels in the subject. */
const given: Builder = ({ subject }) => (subject["payload"] as Payload | undefined) ?? null;

const builders: Record<string, Builder> = {
  "orders/create": orderPayload,
  "orders/updated": orderPayload,
  "orders/paid": orderPayload,
  "orders/cancelled": orderPayload,
  "orders/fulfilled": orderPayload,
  "orders/partially_fulfilled": orderPayload,
  "orders/edited": orderEditedPayload,
  "orders/delete": deletion,
  "refunds/create": refundCreatedPayload,
  "fulfillments/create": fulfillmentPayload,
  "fulfillments/update": fulfillmentPayload,
  "fulfillment_events/create": fulfillmentEventPayload,
  "fulfillment_events/delete": fulfillmentEventPayload,
  ...Object.fromEntries(fulfillmentOrderTopics.map((topic) => [topic, fulfillmentOrderPayload])),
  ...Object.fromEntries(returnTopics.map((topic) => [topic, returnPayload])),
  "returns/update": returnUpdatedPayload,
  "reverse_fulfillment_orders/dispose": disposedPayload,
  "reverse_deliveries/attach_deliverable": deliverablePayload,
  "locations/create": locationPayload,
  "locations/update": locationPayload,
  "locations/activate": locationPayload,
  "locations/deactivate": locationPayload,
  "locations/delete": deletion,
  "checkouts/create": checkoutPayload,
  "checkouts/update": checkoutPayload,
  "checkouts/delete": checkoutDeletedPayload,
  "customers/create": customerChangedPayload,
  "customers/update": customerChangedPayload,
  "customers/delete": customerDeletedPayload,
  "customers/merge": customersMergedPayload,
  "customers_email_marketing_consent/update": emailConsentPayload,
  "customers_marketing_consent/update": smsConsentPayload,
  "customers_whats_app_marketing_consent/update": whatsAppConsentPayload,
  "customer.tags_added": customerTagsPayload,
  "customer.tags_removed": customerTagsPayload,
  "customer.joined_segment": segmentMemberPayload,
  "customer.left_segment": segmentMemberPayload,
  "inventory_levels/connect": inventoryLevelPayload,
  "inventory_levels/update": inventoryLevelPayload,
  "inventory_levels/disconnect": levelDisconnectedPayload,
  "inventory_items/create": inventoryItemPayload,
  "inventory_items/update": inventoryItemPayload,
  "inventory_items/delete": inventoryItemDeletedPayload,
  ...Object.fromEntries(transferTopics.map((topic) => [topic, transferPayload])),
  ...Object.fromEntries(shipmentTopics.map((topic) => [topic, shipmentPayload])),
  "variants/in_stock": variantPayload,
  "variants/out_of_stock": variantPayload,
  "products/create": productPayload,
  "products/update": productPayload,
  "products/delete": deletion,
  "discounts/create": discountPayload,
  "discounts/update": discountPayload,
  "discounts/delete": discountDeletedPayload,
  "discounts/redeemcode_added": given,
  "discounts/redeemcode_removed": given,
  "segments/create": segmentPayload,
  "segments/update": segmentPayload,
  "segments/delete": deletion,
  "shop/update": shopPayload,
  "app/uninstalled": shopPayload,
  "app/scopes_update": scopesPayload,
  "app_subscriptions/update": given,
  "bulk_operations/finish": given,
  "customers/data_request": dataRequestPayload,
  "customers/redact": customerRedactPayload,
  "shop/redact": shopRedactPayload,
};

/** The topics the sandbox can send. */
export const sendableTopics = Object.keys(builders);

/** The payload of a topic, null when its record is gone. Throws for a topic the sandbox cannot make. */
export function payloadOf(topic: string, source: PayloadSource): Payload | null {
  const build = builders[topic];
  if (!build) throw new Error(`The sandbox does not implement the webhook topic ${topic}`);
  return build(source, topic);
}
