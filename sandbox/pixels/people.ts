import type { Customer } from "@shopify/web-pixels-extension";
import type { Platform } from "../platform/platform.ts";
import type { World } from "../platform/world.ts";
import type { CustomerRecord } from "../store/types.ts";

/** How much of a person Shopify lets the app's pixel see: nobody, a number, or also name and address. */
export type Sight = "nobody" | "number" | "all";

export function sightOf(world: World, domain: string): Sight {
  if (!("tenant" in world)) return "all";
  const approval = (world as Platform).tenant(domain).approval();
  return approval === "2" ? "all" : approval === "none" ? "nobody" : "number";
}

export function customerOf(customer: CustomerRecord | null, sight: Sight): Customer | null {
  if (!customer || sight === "nobody") return null;
  const named = sight === "all";
  return {
    id: String(customer.id),
    email: named ? customer.email : null,
    firstName: named ? customer.firstName : null,
    lastName: named ? customer.lastName : null,
    phone: named ? customer.phone : null,
    ordersCount: customer.numberOfOrders,
  };
}
