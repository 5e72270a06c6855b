import type { DiscountPeriod } from "./discount.ts";

/** What Shopify asks of every discount. */
export const inputOf = ({ title, startsAt, endsAt }: DiscountPeriod) => ({
  title,
  startsAt,
  endsAt,
  context: { all: "ALL" as const },
});

/** Shipping may be free on top of goods that cost less; two discounts on the goods may not add up. */
export const combinesOnGoods = {
  orderDiscounts: false,
  productDiscounts: false,
  shippingDiscounts: true,
};
export const combinesOnShipping = {
  orderDiscounts: true,
  productDiscounts: true,
  shippingDiscounts: false,
};
