import { DAY_MS } from "../calendar/days.ts";

interface Scope {
  handle: string;
  /** what Boomerang does with it, in words for the merchant */
  purpose: string;
}

/** What Boomerang asks for when it is installed. */
export const requiredScopes: Scope[] = [
  { handle: "read_orders", purpose: "read orders" },
  { handle: "read_all_orders", purpose: "read orders older than 60 days" },
  { handle: "read_customers", purpose: "show names and find customers by name" },
  { handle: "read_customer_merge", purpose: "learn of merged customers" },
  { handle: "read_products", purpose: "choose products for a flash sale" },
  { handle: "read_discounts", purpose: "follow the discounts it created" },
  { handle: "write_discounts", purpose: "create discounts and flash sales" },
];

/** Orders Shopify shows to every app; older ones need a yes of its own. */
export const SHOWN_TO_ALL_MS = 60 * DAY_MS;

/** Without it Shopify shows the orders of the last 60 days only. */
export function readsWholeHistory(granted: string[]): boolean {
  return granted.includes("read_all_orders");
}

/** Those Shopify has not granted. A write access includes the reading. */
export function missingScopes(granted: string[]): Scope[] {
  return requiredScopes.filter(
    ({ handle }) =>
      !granted.includes(handle) && !granted.includes(handle.replace(/^read_(?!all_)/, "write_")),
  );
}

/** Asked for on the value page, not when the app is installed. */
export const COST_SCOPE = "read_inventory";

/**
 * Whether the merchant lets us see what their goods cost. Shopify would show it to any app that reads products;
 * docs/decisions/0009 says why we wait for a yes.
 */
export function mayReadCosts(granted: string[]): boolean {
  return granted.includes(COST_SCOPE) || granted.includes("write_inventory");
}
