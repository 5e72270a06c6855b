import { share } from "../pricing/allocation.ts";
import { pricesIncludeTax, taxInside, taxRateOf } from "../pricing/tax.ts";
import type { PricedCart } from "../pricing/cart.ts";
import type { ShopRecord } from "../store/types.ts";

/** Tax on what the goods cost after discounts; gift cards are taxed when they are spent. */
function taxOnTop(cart: PricedCart, rate: number): number {
  const goods = cart.lines.filter((line) => !line.isGiftCard);
  return share(
    goods.reduce((sum, line) => sum + line.total, 0),
    rate,
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

export function withTax(cart: PricedCart, shop: ShopRecord): TaxedCart {
  const taxesIncluded = pricesIncludeTax(shop);
  const rate = taxRateOf(shop);
  const total = cart.subtotal + cart.shipping;
  if (!taxesIncluded) {
    const tax = taxOnTop(cart, rate);
    const lineTaxes = cart.lines.map(() => 0);
    return { ...cart, tax, taxesIncluded, shippingTax: 0, lineTaxes, total: total + tax };
  }
  const shippingTax = taxInside(cart.shipping, rate);
  const lineTaxes = cart.lines.map((line) => (line.isGiftCard ? 0 : taxInside(line.total, rate)));
  const tax = lineTaxes.reduce((sum, one) => sum + one, shippingTax);
  return { ...cart, tax, taxesIncluded, shippingTax, lineTaxes, total };
}
