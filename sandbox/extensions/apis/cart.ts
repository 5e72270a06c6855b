import { amountOf, signal, type Money } from "./signal.ts";

/** Goods and what they cost, of a cart or of an order; money in minor units. */
export interface CartData {
  currency: string;
  lines: CartLineData[];
  subtotal: number;
  shipping: number;
  tax: number;
  total: number;
  codes: string[];
  note: string | null;
}

export interface CartLineData {
  id: number;
  productId: number | null;
  variantId: number | null;
  title: string;
  vendor: string;
  productType: string;
  quantity: number;
  /** after discounts */
  total: number;
  discount: number;
  isGiftCard: boolean;
}

/** Lines, costs and codes as extensions of checkout, thank-you and order status pages read them. */
export function cartApi(cart: CartData): Record<string, unknown> {
  const money = (minorUnits: number): Money => amountOf(minorUnits, cart.currency);
  return {
    lines: signal(cart.lines.map((line) => lineOf(line, money))),
    cost: {
      subtotalAmount: signal(money(cart.subtotal)),
      totalShippingAmount: signal(money(cart.shipping)),
      totalTaxAmount: signal(money(cart.tax)),
      totalAmount: signal(money(cart.total)),
    },
    discountCodes: signal(cart.codes.map((code) => ({ code }))),
    discountAllocations: signal([]),
    note: signal(cart.note ?? undefined),
    attributes: signal([]),
    appliedGiftCards: signal([]),
  };
}

function lineOf(line: CartLineData, money: (minorUnits: number) => Money) {
  return {
    id: `gid://shopify/CartLine/${line.id}`,
    quantity: line.quantity,
    cost: { totalAmount: money(line.total) },
    attributes: [],
    discountAllocations:
      line.discount > 0
        ? [{ discountedAmount: money(line.discount), type: "custom", title: "Discount" }]
        : [],
    lineComponents: [],
    merchandise: {
      type: "variant",
      id: line.variantId === null ? "" : `gid://shopify/ProductVariant/${line.variantId}`,
      title: line.title,
      selectedOptions: [],
      requiresShipping: !line.isGiftCard,
      product: {
        id: line.productId === null ? "" : `gid://shopify/Product/${line.productId}`,
        vendor: line.vendor,
        productType: line.productType,
      },
    },
  };
}
