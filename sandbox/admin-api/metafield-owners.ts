import type { Call } from "./call.ts";
import { appNumber } from "./resolvers/metafield-fields.ts";

/** What each kind of owner is called, which scope writes to it, and whether one is there. */
export const metafieldOwners: Record<
  string,
  { type: string; scope: string | null; exists: (id: number, call: Call) => boolean }
> = {
  Shop: { type: "SHOP", scope: null, exists: (id, call) => call.store.shop.id === id },
  AppInstallation: {
    type: "API_PERMISSION",
    scope: null,
    exists: (id, call) => appNumber(call) === id,
  },
  Customer: {
    type: "CUSTOMER",
    scope: "write_customers",
    exists: (id, call) => call.store.customer(id) !== null,
  },
  Order: {
    type: "ORDER",
    scope: "write_orders",
    exists: (id, call) => call.store.order(id) !== null,
  },
  Product: {
    type: "PRODUCT",
    scope: "write_products",
    exists: (id, call) => call.store.product(id) !== null,
  },
  ProductVariant: {
    type: "PRODUCTVARIANT",
    scope: "write_products",
    exists: (id, call) => call.store.variant(id) !== null,
  },
  DiscountCodeNode: discountOwner(),
  DiscountAutomaticNode: discountOwner(),
  DiscountNode: discountOwner(),
};

function discountOwner() {
  return {
    type: "DISCOUNT",
    scope: "write_discounts",
    exists: (id: number, call: Call) => call.store.discount(id) !== null,
  };
}
