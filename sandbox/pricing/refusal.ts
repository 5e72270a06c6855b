/** Why a code does not count. The names are those of Shopify's Storefront API (CartWarningCode). */
export type RefusalCode =
  | "DISCOUNT_NOT_FOUND"
  | "DISCOUNT_CURRENTLY_INACTIVE"
  | "DISCOUNT_USAGE_LIMIT_REACHED"
  | "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED"
  | "DISCOUNT_ELIGIBLE_CUSTOMER_MISSING"
  | "DISCOUNT_CUSTOMER_NOT_ELIGIBLE"
  | "DISCOUNT_NO_ENTITLED_LINE_ITEMS"
  | "DISCOUNT_NO_ENTITLED_SHIPPING_LINES"
  | "DISCOUNT_PURCHASE_NOT_IN_RANGE"
  | "DISCOUNT_QUANTITY_NOT_IN_RANGE"
  | "DISCOUNT_CODE_NOT_HONOURED";

export interface Refusal {
  code: RefusalCode;
  /** one sentence for the shopper */
  message: string;
}

export const refusals = {
  notFound: (): Refusal => ({
    code: "DISCOUNT_NOT_FOUND",
    message: "Enter a valid discount code",
  }),
  notStarted: (): Refusal => ({
    code: "DISCOUNT_CURRENTLY_INACTIVE",
    message: "This code isn't active yet",
  }),
  expired: (): Refusal => ({
    code: "DISCOUNT_CURRENTLY_INACTIVE",
    message: "This code has expired",
  }),
  usedUp: (): Refusal => ({
    code: "DISCOUNT_USAGE_LIMIT_REACHED",
    message: "This code has reached its usage limit",
  }),
  alreadyUsed: (): Refusal => ({
    code: "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED",
    message: "You have already used this code",
  }),
  whoAreYou: (): Refusal => ({
    code: "DISCOUNT_ELIGIBLE_CUSTOMER_MISSING",
    message: "This code is for certain customers. Enter your email to use it",
  }),
  notForYou: (): Refusal => ({
    code: "DISCOUNT_CUSTOMER_NOT_ELIGIBLE",
    message: "This code isn't available to you",
  }),
  otherItems: (): Refusal => ({
    code: "DISCOUNT_NO_ENTITLED_LINE_ITEMS",
    message: "This code doesn't apply to the items in your cart",
  }),
  nothingToShip: (): Refusal => ({
    code: "DISCOUNT_NO_ENTITLED_SHIPPING_LINES",
    message: "Your order already ships free",
  }),
  elsewhere: (): Refusal => ({
    code: "DISCOUNT_NO_ENTITLED_SHIPPING_LINES",
    message: "This code isn't available where your order goes",
  }),
  dearShipping: (): Refusal => ({
    code: "DISCOUNT_NO_ENTITLED_SHIPPING_LINES",
    message: "This code doesn't apply to the shipping you chose",
  }),
  spendMore: (missing: string): Refusal => ({
    code: "DISCOUNT_PURCHASE_NOT_IN_RANGE",
    message: `Add ${missing} of eligible items to use this code`,
  }),
  addItems: (missing: number): Refusal => ({
    code: "DISCOUNT_QUANTITY_NOT_IN_RANGE",
    message: `Add ${missing} more eligible ${missing === 1 ? "item" : "items"} to use this code`,
  }),
  notCombinable: (): Refusal => ({
    code: "DISCOUNT_CODE_NOT_HONOURED",
    message: "This code can't be combined with the discounts on your order",
  }),
  betterApplied: (): Refusal => ({
    code: "DISCOUNT_CODE_NOT_HONOURED",
    message: "A better discount is already applied to these items",
  }),
  tooMany: (): Refusal => ({
    code: "DISCOUNT_CODE_NOT_HONOURED",
    message: "You can use up to 5 discount codes and one shipping code on an order",
  }),
};
