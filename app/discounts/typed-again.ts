import { toTyped } from "../money.ts";
import type { Discount } from "./discount.ts";
import { columnsOf } from "./kinds.ts";
import { discountFields, type ChosenProduct, type DiscountFields } from "./typed.ts";

/**
 * A discount as a form would have sent it.
 * @param products those of the discount, by the names a form shows
 */
export function typedAgain(
  discount: Discount,
  currency: string,
  products: readonly ChosenProduct[] = [],
): DiscountFields {
  const { percent, amountMinor, minimumMinor, oncePerCustomer } = columnsOf(discount);
  const money = (minor: number | null) => (minor === null ? "" : toTyped(minor, currency));
  return {
    ...discountFields,
    percent: percent === null ? "" : String(percent),
    amount: money(amountMinor),
    minimum: money(minimumMinor),
    once: oncePerCustomer ? "yes" : "no",
    products: JSON.stringify(products),
  };
}
