import type { Readings } from "../../sandbox/admin-api/order-amounts.ts";

/** As the sandbox answers by itself. */
export const FIRST_READINGS: Readings = {
  goodwillInSubtotal: false,
  shippingTaxInTotal: true,
  tipInLines: false,
};
/** Each open question about an order's sums answered the other way. */
export const OTHER_READINGS: Readings = {
  goodwillInSubtotal: true,
  shippingTaxInTotal: false,
  tipInLines: true,
};
export const EITHER_READING: [name: string, readings: Readings][] = [
  ["goodwill outside the subtotal, shipping's tax in the tax, tips apart", FIRST_READINGS],
  [
    "goodwill inside the subtotal, shipping's tax outside the tax, tips among the lines",
    OTHER_READINGS,
  ],
];
