import type { ShopStore } from "../platform/world.ts";
import type { Database } from "./database.ts";
import type { OpenShop } from "./shop-store.ts";

/** The SQL behind a shop, where there is one: for questions that need an index. */
export function databaseOf(store: ShopStore): Database | null {
  return isOpenShop(store) ? store.db : null;
}

function isOpenShop(store: ShopStore): store is OpenShop {
  return "db" in store;
}
