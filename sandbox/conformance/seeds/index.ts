import { parseGid } from "../../admin-api/gid.ts";
import type { Seen } from "../sightings.ts";
import { seedBulkOperation } from "./bulk.ts";
import { seedCustomer } from "./customer.ts";
import { seedDiscount } from "./discount.ts";
import { seedLocation } from "./fulfilment.ts";
import { seedOrder } from "./order.ts";
import { seedInventoryItem, seedProduct, seedVariant } from "./product.ts";
import { objectsOf, type Seed, type SeedShop, textOf } from "./read.ts";
import { seedDefinition, seedSegment } from "./small.ts";

const seeds: Record<string, Seed> = {
  Customer: seedCustomer,
  Order: seedOrder,
  Product: seedProduct,
  ProductVariant: seedVariant,
  InventoryItem: seedInventoryItem,
  DiscountCodeNode: seedDiscount,
  DiscountAutomaticNode: seedDiscount,
  DiscountNode: seedDiscount,
  Location: seedLocation,
  Segment: seedSegment,
  MetafieldDefinition: seedDefinition,
  BulkOperation: seedBulkOperation,
};

export const isHeld = (gid: string): boolean => seeds[parseGid(gid)?.kind ?? ""] !== undefined;

export function seed(gid: string, seen: Seen, shop: SeedShop): void {
  const { kind, id } = parseGid(gid)!;
  seeds[kind]!(id, seen, shop);
  for (const metafield of objectsOf(seen, "metafields")) {
    shop.tenant.store.putMetafield({
      id: parseGid(textOf(metafield, "id", ""))?.id ?? shop.tenant.store.nextId("metafield"),
      ownerGid: gid,
      namespace: textOf(metafield, "namespace", "custom"),
      key: textOf(metafield, "key", "key"),
      type: textOf(metafield, "type", "single_line_text_field"),
      value: textOf(metafield, "value", ""),
      createdAt: textOf(metafield, "createdAt", shop.now),
      updatedAt: textOf(metafield, "updatedAt", shop.now),
    });
  }
}

/** Takes away what the recorded shop deleted by an operation the sandbox does not have. */
export function unseed(gid: string, { store, definitions }: SeedShop["tenant"]): void {
  const { kind, id } = parseGid(gid)!;
  if (kind === "Customer" && store.customer(id)) store.deleteCustomer(id);
  if (kind === "Order" && store.order(id)) store.deleteOrder(id);
  if (kind === "Product" && store.product(id)) store.deleteProduct(id);
  if (kind === "Segment" && store.segment(id)) store.deleteSegment(id);
  if (kind.startsWith("Discount") && store.discount(id)) store.deleteDiscount(id);
  if (kind === "MetafieldDefinition") definitions.remove(id);
}
