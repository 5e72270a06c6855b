import { openShop, type OpenShop } from "../../sandbox/store/shop-store.ts";
import type { ShopRecord } from "../../sandbox/store/types.ts";

/** An empty shop of the sandbox that no file keeps. */
export const memoryShop = (change: Partial<ShopRecord> = {}): OpenShop =>
  openShop(":memory:", {
    id: 1,
    domain: "demo.myshopify.com",
    name: "Harbor & Pine",
    email: "owner@example.com",
    currency: "USD",
    timezone: "America/New_York",
    country: "US",
    planName: "Basic",
    createdAt: "2020-01-01T00:00:00Z",
    ...change,
  });
