import type { Platform } from "../platform/platform.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { ShopStore, World } from "../platform/world.ts";

/** The admin shows the whole shop, tables and queues included; other parts of the sandbox see only the World. */
export function platformOf(world: World): Platform {
  if (!("tenant" in world)) throw new Error("The admin's sandbox pages need the whole platform.");
  return world as Platform;
}

export function openShopOf(store: ShopStore): OpenShop {
  if (!("db" in store)) throw new Error("The admin's lists need the shop's tables.");
  return store as OpenShop;
}
