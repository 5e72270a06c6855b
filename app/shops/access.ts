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

/** Those Shopify has not granted. A write access includes the reading. */
export function missingScopes(granted: string[]): Scope[] {
  return requiredScopes.filter(
    ({ handle }) =>
      !granted.includes(handle) && !granted.includes(handle.replace(/^read_(?!all_)/, "write_")),
  );
}
