import { accountAt } from "../../store-credit/ledger.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { findFulfillment } from "../../fulfillment/find.ts";
import { readableWork } from "./fulfillment-orders.ts";
import { readableReturn } from "./returns.ts";
import { typeNames } from "../credit-types.ts";
import { parseGid } from "../gid.ts";
import { levelNode, quantityNode } from "./inventory-levels.ts";
import { readableOrder } from "../order-search.ts";
import { abandonedCheckout } from "./abandoned-checkouts.ts";
import { abandonment } from "./abandonments.ts";
import { shipmentLineNode } from "./shipments.ts";
import { readableTransfer, transferLineNode } from "./transfers.ts";
import { subscriptionNode } from "./billing.ts";
import { bulkNode } from "./bulk.ts";

type Finder = (id: number, call: Call, gid: string) => object | null;

/** A transaction only under its own kind of id. */
const creditNodes: Record<string, Finder> = Object.fromEntries(
  Object.entries(typeNames).map(([type, name]) => [
    name,
    (id: number, call: Call) => {
      const found = call.store.credit.transaction(id);
      return found?.type === type ? found : null;
    },
  ]),
);

const finders: Record<string, Finder> = {
  Shop: (id, call) => (call.store.shop.id === id ? call.store.shop : null),
  Order: readableOrder,
  Customer: (id, call) => call.store.customer(id),
  Product: (id, call) => call.store.product(id),
  ProductVariant: (id, call) => call.store.variant(id),
  InventoryItem: (id, call) => call.store.variantByItem(id),
  InventoryLevel: (_id, call, gid) => levelNode(gid, call),
  InventoryQuantity: (_id, call, gid) => quantityNode(gid, call),
  InventoryTransfer: readableTransfer,
  InventoryTransferLineItem: transferLineNode,
  InventoryShipment: (id, call) => call.store.transfers.shipment(id),
  InventoryShipmentLineItem: shipmentLineNode,
  InventoryAdjustmentGroup: (id, call) => call.store.adjustments.get(id),
  Location: (id, call) => call.store.location(id),
  FulfillmentOrder: readableWork,
  Return: readableReturn,
  Fulfillment: (id, call) => findFulfillment(call.store, id),
  BulkOperation: bulkNode,
  AppSubscription: subscriptionNode,
  AbandonedCheckout: (id, call) => abandonedCheckout(call.store.checkouts.get(id), call),
  Abandonment: (id, call) => abandonment(call.store.checkouts.byAbandonment(id), call),
  AnalyticsAnnotation: (id, call) => call.store.annotations.get(id),
  MarketingActivity: (id, call) => call.store.marketing.get(id),
  MarketingEvent: (id, call) => {
    const activity = call.store.marketing.byEvent(id);
    return activity && { of: activity };
  },
  StoreCreditAccount: (id, call) => accountAt(call.store, id, call.now),
  ...creditNodes,
  Segment: (id, call) => call.store.segment(id),
  WebPixel: (id, call) => {
    const pixel = call.store.webPixel.get();
    return pixel?.id === id ? pixel : null;
  },
  Metafield: (id, call) => call.store.metafieldTable.byId(id),
  MetafieldDefinition: (id, call) => call.tenant.definitions.byId(id),
  DiscountNode: (id, call) => call.store.discount(id),
  DiscountCodeNode: (id, call) => discountOf("code", id, call),
  DiscountAutomaticNode: (id, call) => discountOf("automatic", id, call),
  DiscountRedeemCodeBulkCreation: (id, call) => call.tenant.codeBatches.get(id),
};

function discountOf(kind: "code" | "automatic", id: number, call: Call) {
  const discount = call.store.discount(id);
  return discount?.kind === kind ? discount : null;
}

function find(text: string, call: Call): object | null {
  const parsed = parseGid(text)!;
  const finder = finders[parsed.kind];
  if (!finder) throw notImplemented(`node(id:) of ${parsed.kind}`);
  const record = finder(parsed.id, call, text);
  return record ? { ...record, __typename: parsed.kind } : null;
}

export const nodes: Domain = {
  types: {
    QueryRoot: {
      node: (_source: unknown, args, call) => find(args["id"] as string, call),
      nodes: (_source: unknown, args, call) =>
        (args["ids"] as string[]).map((id) => find(id, call)),
    } satisfies Fields<unknown>,
  },
};
