import type { CartData, CartLineData } from "../extensions/apis/cart.ts";
import type { OrderData, PurchaseData } from "../extensions/apis/checkout.ts";
import type { AppMetafieldEntry } from "../extensions/place.ts";
import type { ShopStore, World } from "../platform/world.ts";
import type { OrderRecord } from "../store/types.ts";
import { publicNamespace } from "./app-namespace.ts";
import type { PricedBasket } from "./desk.ts";

/** What extensions on the pages of a purchase are told of it. */

export function shopDataOf(world: World, domain: string): PurchaseData["shop"] {
  const { shop } = world.shop(domain);
  return {
    id: `gid://shopify/Shop/${shop.id}`,
    name: shop.name,
    myshopifyDomain: domain,
    storefrontUrl: `${world.url}/storefront/${domain}`,
  };
}

export function purchaseOf(world: World, domain: string, order: OrderRecord): PurchaseData {
  return {
    shop: shopDataOf(world, domain),
    currency: order.presentmentCurrency,
    timezone: world.shop(domain).shop.timezone,
    checkoutToken: order.checkoutToken,
  };
}

export function orderDataOf(store: ShopStore, order: OrderRecord): OrderData {
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  return {
    id: `gid://shopify/Order/${order.id}`,
    name: order.name,
    confirmationNumber: order.confirmationNumber,
    processedAt: order.processedAt,
    cancelledAt: order.cancelledAt,
    isFirstOrder: customer !== null && customer.numberOfOrders <= 1,
  };
}

export function cartOfOrder(store: ShopStore, order: OrderRecord): CartData {
  const { currency } = store.shop;
  const { subtotal, shipping, tax, total, note } = order;
  return {
    currency,
    lines: order.lines.map((line) =>
      lineData(store, { ...line, total: line.unitPrice * line.quantity - line.discount }),
    ),
    subtotal,
    shipping,
    tax,
    total,
    codes: order.discounts.flatMap(({ code }) => code ?? []),
    note,
  };
}

/** Lines of a cart have no numbers of their own yet: their variants' stand in. */
export function cartOfBasket(store: ShopStore, basket: PricedBasket): CartData {
  const { currency, subtotal, shipping, tax, total, codes } = basket;
  return {
    currency,
    lines: basket.lines.map((line) => lineData(store, { ...line, id: line.variantId })),
    subtotal,
    shipping,
    tax,
    total,
    codes: codes.filter(({ applied }) => applied).map(({ text }) => text),
    note: null,
  };
}

function lineData(
  store: ShopStore,
  line: Omit<CartLineData, "vendor" | "productType">,
): CartLineData {
  const product = line.productId === null ? null : store.product(line.productId);
  const { id, productId, variantId, title, quantity, total, discount, isGiftCard } = line;
  const about = { vendor: product?.vendor ?? "", productType: product?.productType ?? "" };
  return { id, productId, variantId, title, quantity, total, discount, isGiftCard, ...about };
}

type Owner = AppMetafieldEntry["target"];

/** Metafields of the shop, the order, its customer and its products, by the names the app gave them. */
export function metafieldsAround(store: ShopStore, order: OrderRecord | null): AppMetafieldEntry[] {
  const owners: Owner[] = [{ type: "shop", id: `gid://shopify/Shop/${store.shop.id}` }];
  if (order) {
    owners.push({ type: "order", id: `gid://shopify/Order/${order.id}` });
    if (order.customerId !== null)
      owners.push({ type: "customer", id: `gid://shopify/Customer/${order.customerId}` });
    for (const id of new Set(order.lines.flatMap(({ productId }) => productId ?? [])))
      owners.push({ type: "product", id: `gid://shopify/Product/${id}` });
  }
  return owners.flatMap((target) => entriesOf(store, target));
}

function entriesOf(store: ShopStore, target: Owner): AppMetafieldEntry[] {
  return store.metafieldsOf(target.id).map(({ namespace, key, value, type }) => ({
    target,
    metafield: {
      namespace: publicNamespace(namespace),
      key,
      value,
      valueType: type === "json" ? "json_string" : "string",
      type,
    },
  }));
}
