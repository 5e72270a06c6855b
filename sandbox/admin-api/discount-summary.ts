import { bxgyOf } from "./discount-bxgy.ts";
import { plainAmount } from "../store/amounts.ts";
import type { DiscountRecord } from "../store/types.ts";

/** One line in words, as Shopify's admin describes a discount: "15% off 3 products • Minimum purchase of 50.00". */
export function summaryOf(discount: DiscountRecord, currency: string): string {
  const parts = [whatItGives(discount, currency)];
  if (discount.minimumSubtotal !== null) {
    parts.push(
      `Minimum purchase of ${plainAmount(discount.minimumSubtotal, currency)} ${currency}`,
    );
  }
  if (discount.minimumQuantity !== null) {
    parts.push(`Minimum quantity of ${discount.minimumQuantity}`);
  }
  if (discount.appliesOncePerCustomer) parts.push("One use per customer");
  if (discount.segmentIds.length > 0) parts.push("For customer segments");
  if (discount.customerIds.length > 0) parts.push("For specific customers");
  return parts.join(" • ");
}

function whatItGives(discount: DiscountRecord, currency: string): string {
  if (discount.type === "freeShipping") return "Free shipping on all products";
  if (discount.type === "bxgy") return buyXGetY(discount, currency);
  const value = discount.value;
  const off =
    value?.percentage != null
      ? `${Number((value.percentage * 100).toFixed(2))}% off`
      : `${plainAmount(value?.amount ?? 0, currency)} ${currency} off`;
  const count = discount.productIds.length;
  if (count > 0) return `${off} ${count} ${count === 1 ? "product" : "products"}`;
  return value?.onEachItem ? `${off} each item` : `${off} entire order`;
}

function buyXGetY(discount: DiscountRecord, currency: string): string {
  const { customerBuys, customerGets } = bxgyOf(discount);
  const items = (count: string) => `${count} ${count === "1" ? "item" : "items"}`;
  const { quantity, effect } = customerGets.value.discountOnQuantity;
  const { amount, quantity: pieces } = customerBuys.value;
  const buys = amount === undefined ? `Buy ${items(pieces ?? "1")}` : `Spend ${amount} ${currency}`;
  const off = effect.percentage === 1 ? "free" : `at ${+(effect.percentage * 100).toFixed(2)}% off`;
  return `${buys}, get ${items(quantity)} ${off}`;
}
