import { share } from "../pricing/allocation.ts";
import type { PricedCart } from "../pricing/cart.ts";
import { minorDigits } from "../pricing/money.ts";

/** What this shop charges for shipping, before discounts: a flat rate, nothing from a certain worth on. */
export function shippingRate(
  lines: readonly { unitPrice: number; quantity: number; isGiftCard: boolean }[],
  currency: string,
): number {
  const unit = 10 ** minorDigits(currency);
  const goods = lines.filter((line) => !line.isGiftCard);
  const worth = goods.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
  return goods.length === 0 || worth >= 75 * unit ? 0 : Math.round(5.95 * unit);
}

const salesTax = 0.07;

/** Tax on what the goods cost after discounts; gift cards are taxed when they are spent. */
export function taxOn(cart: PricedCart): number {
  const goods = cart.lines.filter((line) => !line.isGiftCard);
  return share(
    goods.reduce((sum, line) => sum + line.total, 0),
    salesTax,
  );
}
