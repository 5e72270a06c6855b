import type { DiscountPeriod } from "./discount.ts";

/** What Shopify asks of every discount. */
export const inputOf = ({ title, startsAt, endsAt }: DiscountPeriod) => ({
  title,
  startsAt,
  endsAt,
  context: { all: "ALL" as const },
});

/** 12.35 per cent → 0.1235, and no other digits: Shopify keeps what it is told. */
export const percentageOf = (percent: number): number => Number((percent / 100).toFixed(4));

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
