import { DAY_MS } from "../calendar/days.ts";

/** What Boomerang asks for when it is installed; what for, words.ts says. */
export const requiredScopes = [
  "read_orders",
  "read_all_orders",
  "read_customers",
  "read_customer_merge",
  "read_products",
  "read_discounts",
  "write_discounts",
] as const;
export type RequiredScope = (typeof requiredScopes)[number];

/** Orders Shopify shows to every app; older ones need a yes of its own. */
export const SHOWN_TO_ALL_DAYS = 60;
export const SHOWN_TO_ALL_MS = SHOWN_TO_ALL_DAYS * DAY_MS;

/** Without it Shopify shows the orders of the last 60 days only. */
export function readsWholeHistory(granted: string[]): boolean {
  return granted.includes("read_all_orders");
}

/** Those Shopify has not granted. A write access includes the reading. */
export function missingScopes(granted: string[]): RequiredScope[] {
  return requiredScopes.filter(
    (scope) =>
      !granted.includes(scope) && !granted.includes(scope.replace(/^read_(?!all_)/, "write_")),
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
