import type { ShopStore } from "../../sandbox/platform/world.ts";
import { openShopOf } from "../../sandbox/shell/platform.ts";
import type { CustomerRecord } from "../../sandbox/store/types.ts";

/** Customers with more orders than that whom Shopify would merge: nobody with store credit. */
export const mergeable = (store: ShopStore, moreOrdersThan: number): CustomerRecord[] =>
  [...store.customers()].filter(
    ({ id, numberOfOrders }) =>
      numberOfOrders > moreOrdersThan && openShopOf(store).credit.accountsOf(id).length === 0,
  );
