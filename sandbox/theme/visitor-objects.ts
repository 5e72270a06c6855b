import { formatMoney } from "../pricing/money.ts";
import { findVariant } from "../storefront/desk.ts";
import { metafieldsDrop } from "./metafields.ts";
import { toLiquid } from "./money.ts";
import { productObject, type Catalogue } from "./products.ts";
import type { PageView } from "./view.ts";

export function customerObject({ customer }: PageView, { currency, metafields }: Catalogue) {
  if (!customer) return null;
  return {
    id: customer.id,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: `${customer.firstName} ${customer.lastName}`.trim(),
    email: customer.email,
    phone: customer.phone,
    accepts_marketing: customer.emailMarketing === "SUBSCRIBED",
    tags: customer.tags,
    orders_count: customer.numberOfOrders,
    total_spent: toLiquid(customer.amountSpent, currency),
    has_account: true,
    metafields: () =>
      metafieldsDrop(`gid://shopify/Customer/${customer.id}`, "CUSTOMER", metafields),
  };
}

export function cartObject({ world, domain, cart }: PageView, catalogue: Catalogue) {
  const store = world.shop(domain);
  const items = cart.lines.flatMap(({ variantId, quantity }) => {
    const found = findVariant(store, variantId);
    if (!found) return [];
    const product = productObject(found.product, catalogue);
    const variant = product.variants.find(({ id }) => id === variantId)!;
    const line = variant.price * quantity;
    return [
      {
        id: variantId,
        title: product.title,
        quantity,
        product,
        variant,
        url: variant.url,
        price: variant.price,
        original_line_price: line,
        final_line_price: line,
      },
    ];
  });
  const total = items.reduce((sum, item) => sum + item.final_line_price, 0);
  return {
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    items,
    total_price: total,
    original_total_price: total,
    currency: { iso_code: catalogue.currency, symbol: symbolOf(catalogue.currency) },
    "empty?": items.length === 0,
  };
}

const symbolOf = (currency: string) => formatMoney(0, currency).replaceAll(/[\d.,\s]/g, "");
