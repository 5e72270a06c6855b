// Only types: at run time an id is a number and nothing else.
declare const of: unique symbol;
type Id<Kind extends string> = number & { readonly [of]: Kind };

// Shopify's numbers, far below 2^53. Digits stand in gids, addresses and files only; ids that are no numbers (offers,
// sales, imports, surveys) stay strings.
export type CustomerId = Id<"customer">;
export type OrderId = Id<"order">;
export type OrderLineId = Id<"order line">;
export type ProductId = Id<"product">;
export type VariantId = Id<"variant">;
export type DiscountId = Id<"discount">;
export type StaffId = Id<"member of staff">;

/** The number an id is written as, or null when it is none: digits, above zero and at most 2^53 - 1. */
export function idNumber(found: unknown): number | null {
  const number =
    typeof found === "string" && /^\d{1,19}$/.test(found) ? Number(found) : (found as number);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** Whether it is a number as Shopify's own examples have them, which no shop has: above 2^53 - 1. */
export const isBeyondIds = (found: unknown): boolean =>
  (typeof found === "string" && /^\d{16,40}$/.test(found)) || typeof found === "number"
    ? Number.isInteger(Number(found)) && Number(found) > Number.MAX_SAFE_INTEGER
    : false;

/** What is said of something that is no id. */
export const noId = (found: unknown, what: string): string =>
  `found ${JSON.stringify(found) ?? "nothing"}, expected the number of ${what}: digits, at most ${Number.MAX_SAFE_INTEGER}`;
