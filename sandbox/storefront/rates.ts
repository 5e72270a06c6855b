import { share } from "../pricing/allocation.ts";
import { taxInside } from "../pricing/tax.ts";
import type { PricedCart } from "../pricing/cart.ts";

const salesTax = 0.07;

/** Tax on what the goods cost after discounts; gift cards are taxed when they are spent. */
function taxOnTop(cart: PricedCart): number {
  const goods = cart.lines.filter((line) => !line.isGiftCard);
  return share(
    goods.reduce((sum, line) => sum + line.total, 0),
    salesTax,
  );
}

/** A priced cart with its tax and what it comes to. */
export interface TaxedCart extends PricedCart {
  /** of goods and, where it is inside, of the shipping */
  tax: number;
  taxesIncluded: boolean;
  shippingTax: number;
  /** by line; 0 where it is on top */
  lineTaxes: number[];
  total: number;
}

export function withTax(cart: PricedCart, taxesIncluded: boolean): TaxedCart {
  const total = cart.subtotal + cart.shipping;
  if (!taxesIncluded) {
    const tax = taxOnTop(cart);
    const lineTaxes = cart.lines.map(() => 0);
    return { ...cart, tax, taxesIncluded, shippingTax: 0, lineTaxes, total: total + tax };
  }
  const shippingTax = taxInside(cart.shipping, salesTax);
  const lineTaxes = cart.lines.map((line) =>
    line.isGiftCard ? 0 : taxInside(line.total, salesTax),
  );
  const tax = lineTaxes.reduce((sum, one) => sum + one, shippingTax);
  return { ...cart, tax, taxesIncluded, shippingTax, lineTaxes, total };
}
