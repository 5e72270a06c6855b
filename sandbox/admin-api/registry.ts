import type { GraphQLObjectType } from "graphql";
import type { Fields } from "./call.ts";
import { abandonedCheckouts } from "./resolvers/abandoned-checkouts.ts";
import { abandonments } from "./resolvers/abandonments.ts";
import { analyticsAnnotations } from "./resolvers/analytics-annotations.ts";
import { appInstallation } from "./resolvers/app-installation.ts";
import { billing } from "./resolvers/billing.ts";
import { bulk } from "./resolvers/bulk.ts";
import { bulkMutations } from "./resolvers/bulk-mutations.ts";
import { consent } from "./resolvers/consent.ts";
import { customerAddresses } from "./resolvers/customer-addresses.ts";
import { customerMerge } from "./resolvers/customer-merge.ts";
import { customerMergePreview } from "./resolvers/customer-merge-preview.ts";
import { customerMutations } from "./resolvers/customer-mutations.ts";
import { customers } from "./resolvers/customers.ts";
import { definitionMutations } from "./resolvers/definition-mutations.ts";
import { deletions } from "./resolvers/deletions.ts";
import { discounts } from "./resolvers/discounts.ts";
import { jobs } from "./resolvers/jobs.ts";
import { marketingActivities } from "./resolvers/marketing-activities.ts";
import { marketingMutations } from "./resolvers/marketing-mutations.ts";
import { markets } from "./resolvers/markets.ts";
import { merchantMutations } from "./resolvers/merchant-mutations.ts";
import { metafieldDefinitions } from "./resolvers/metafield-definitions.ts";
import { metafields } from "./resolvers/metafields.ts";
import { nodes } from "./resolvers/nodes.ts";
import { orders } from "./resolvers/orders.ts";
import { discountBulk } from "./resolvers/discount-bulk.ts";
import { orderChanges } from "./resolvers/order-changes.ts";
import { orderDetails } from "./resolvers/order-details.ts";
import { productDetails } from "./resolvers/product-details.ts";
import { products } from "./resolvers/products.ts";
import { segments } from "./resolvers/segments.ts";
import { flow } from "./resolvers/flow.ts";
import { fulfillmentMutations } from "./resolvers/fulfillment-mutations.ts";
import { fulfillmentOrderMutations } from "./resolvers/fulfillment-order-mutations.ts";
import { fulfillmentOrders } from "./resolvers/fulfillment-orders.ts";
import { fulfillments } from "./resolvers/fulfillments.ts";
import { inventoryItems } from "./resolvers/inventory-items.ts";
import { inventoryLevels } from "./resolvers/inventory-levels.ts";
import { inventoryMutations } from "./resolvers/inventory-mutations.ts";
import { locations } from "./resolvers/locations.ts";
import { returnMutations } from "./resolvers/return-mutations.ts";
import { returns } from "./resolvers/returns.ts";
import { reverse } from "./resolvers/reverse.ts";
import { reverseMutations } from "./resolvers/reverse-mutations.ts";
import { shipmentMutations } from "./resolvers/shipment-mutations.ts";
import { shipments } from "./resolvers/shipments.ts";
import { shippingLines } from "./resolvers/shipping-lines.ts";
import { shop } from "./resolvers/shop.ts";
import { storeCredit } from "./resolvers/store-credit.ts";
import { tags } from "./resolvers/tags.ts";
import { transferMutations } from "./resolvers/transfer-mutations.ts";
import { transfers } from "./resolvers/transfers.ts";
import { webhooks } from "./resolvers/webhooks.ts";
import { webPixels } from "./resolvers/web-pixels.ts";
import type { Domain } from "./domain.ts";

const domains: Domain[] = [
  shop,
  orders,
  orderDetails,
  orderChanges,
  customers,
  customerMutations,
  customerAddresses,
  customerMerge,
  customerMergePreview,
  consent,
  products,
  productDetails,
  discounts,
  discountBulk,
  segments,
  metafields,
  metafieldDefinitions,
  definitionMutations,
  tags,
  markets,
  merchantMutations,
  deletions,
  nodes,
  bulk,
  bulkMutations,
  appInstallation,
  billing,
  webhooks,
  locations,
  inventoryItems,
  inventoryLevels,
  inventoryMutations,
  transfers,
  transferMutations,
  shipments,
  shipmentMutations,
  fulfillmentOrders,
  fulfillmentOrderMutations,
  fulfillments,
  fulfillmentMutations,
  shippingLines,
  returns,
  returnMutations,
  reverse,
  reverseMutations,
  webPixels,
  storeCredit,
  abandonedCheckouts,
  abandonments,
  flow,
  marketingActivities,
  marketingMutations,
  jobs,
  analyticsAnnotations,
];

const types = new Map<string, Fields<never>>();
const plain = new Map<string, Set<string>>();
for (const domain of domains) {
  for (const [name, fields] of Object.entries(domain.types)) {
    types.set(name, { ...types.get(name), ...fields });
  }
  for (const [name, fields] of Object.entries(domain.plain ?? {})) {
    plain.set(name, new Set([...(plain.get(name) ?? []), ...fields.split(" ")]));
  }
}
const wrappers = /(Connection|Edge)$|^PageInfo$/;
const wrapperFields = new Set([
  "edges",
  "nodes",
  "pageInfo",
  "node",
  "cursor",
  "hasNextPage",
  "hasPreviousPage",
  "startCursor",
  "endCursor",
  "totalCount",
]);

/** The function that reads a field, null when its value lies in the source under its own name. */
export function resolverOf(type: string, field: string) {
  return types.get(type)?.[field] ?? null;
}

/** Whether the sandbox knows this field of this object type. */
export function implementsField(type: GraphQLObjectType, field: string): boolean {
  if (field === "__typename" || type.name.startsWith("__")) return true;
  if (resolverOf(type.name, field)) return true;
  if (plain.get(type.name)?.has(field)) return true;
  return wrappers.test(type.name) && wrapperFields.has(field);
}
