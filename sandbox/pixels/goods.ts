import type {
  Cart,
  CartLine,
  Collection,
  MoneyV2,
  ProductVariant,
} from "@shopify/web-pixels-extension";
import { minorDigits } from "../pricing/money.ts";
import type { ShopStore } from "../platform/world.ts";
import type { ProductRecord, VariantRecord } from "../store/types.ts";
import { findVariant } from "../storefront/desk.ts";

/** What is sold, as web pixels are told of it: ids are numbers as text, amounts in whole units. */
export const moneyV2 = (minor: number, currency: string): MoneyV2 => ({
  amount: minor / 10 ** minorDigits(currency),
  currencyCode: currency,
});

export function variantOf(
  { shop }: ShopStore,
  product: ProductRecord,
  variant: VariantRecord,
): ProductVariant {
  const title = variant.title === "Default Title" ? null : variant.title;
  return {
    id: String(variant.id),
    image: { src: `/storefront/${shop.domain}/files/${product.handle}.svg` },
    price: moneyV2(variant.price, shop.currency),
    product: {
      id: String(product.id),
      title: product.title,
      untranslatedTitle: product.title,
      type: product.productType,
      url: `/storefront/${shop.domain}/products/${product.handle}`,
      vendor: product.vendor,
    },
    sku: variant.sku,
    title,
    untranslatedTitle: title,
  };
}

/** Of a product, the variant its page shows first. */
export function firstVariants(store: ShopStore, products: readonly ProductRecord[]) {
  return products.flatMap((product) => {
    const [variant] = product.variants;
    return variant ? [variantOf(store, product, variant)] : [];
  });
}

export function cartLine(
  store: ShopStore,
  { variantId, quantity }: { variantId: number; quantity: number },
): CartLine | null {
  const found = findVariant(store, variantId);
  if (!found) return null;
  const total = found.variant.price * quantity;
  return {
    cost: { totalAmount: moneyV2(total, store.shop.currency) },
    merchandise: variantOf(store, found.product, found.variant),
    quantity,
  };
}

/** null while nothing is in it. */
export function cartOf(
  store: ShopStore,
  id: string,
  lines: readonly { variantId: number; quantity: number }[],
): Cart | null {
  const known = lines.flatMap((line) => cartLine(store, line) ?? []);
  if (known.length === 0) return null;
  const { currency } = store.shop;
  const amount = known.reduce((sum, line) => sum + line.cost.totalAmount.amount, 0);
  return {
    attributes: [],
    cost: { totalAmount: { amount: Number(amount.toFixed(3)), currencyCode: currency } },
    id,
    lines: known,
    totalQuantity: known.reduce((sum, line) => sum + line.quantity, 0),
  };
}

export function collectionOf(
  store: ShopStore,
  { handle, title, products }: { handle: string; title: string; products: ProductRecord[] },
): Collection {
  // a page of a collection shows so many; Shopify's own collections have no number
  return { id: handle, title, productVariants: firstVariants(store, products.slice(0, 50)) };
}
