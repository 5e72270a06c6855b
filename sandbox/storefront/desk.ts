import type { CartLine, PricingInput, TypedCode } from "../pricing/cart.ts";
import { isRunning } from "../pricing/eligibility.ts";
import { priceCart } from "../pricing/price-cart.ts";
import { isSoldOut, onlineOf } from "../inventory/selling.ts";
import { databaseOf } from "../store/database-of.ts";
import type { CustomerRecord, ProductRecord, VariantRecord } from "../store/types.ts";
import type { ShopStore, World } from "../platform/world.ts";
import { marketOf } from "../pricing/markets.ts";
import { chosenDelivery, deliveryChoices, type DeliveryChoice } from "./delivery-choices.ts";
import { withTax, type TaxedCart } from "./rates.ts";
import { isInSegment } from "../segments/membership.ts";

/** What a shopper has in hand before paying. */
export interface Basket {
  lines: readonly { variantId: number; quantity: number }[];
  codes: readonly string[];
  /** null while the shopper has not said who they are */
  shopper: Shopper | null;
  /** code of the carrier service chosen; left out or null = the usual one for the country */
  carrierService?: string | null;
}

export type Shopper =
  | { kind: "customer"; id: number }
  | {
      kind: "email";
      email: string;
      firstName?: string;
      lastName?: string;
      acceptsMarketing?: boolean;
    }
  | { kind: "phone"; phone: string; firstName?: string; lastName?: string }
  /** pays without leaving a customer record behind */
  | { kind: "guest"; email: string | null };

/** Something the shopper asked for cannot be had; the message is for them. */
export class CartError extends Error {
  override name = "CartError";
}

export interface PricedBasket extends TaxedCart {
  currency: string;
  /** the ways there are to send it, and the one the price is of; none where nothing is sent */
  deliveries: DeliveryChoice[];
  delivery: DeliveryChoice | null;
}

/** Prices a basket with the shop's discounts as they stand at the sandbox's clock. Throws CartError. */
export function priceBasket(world: World, domain: string, basket: Basket): PricedBasket {
  const store = world.shop(domain);
  const { currency } = store.shop;
  const lines = cartLines(store, basket.lines);
  const now = world.clock.now();
  const customer = knownCustomer(store, basket.shopper);
  const email = customer?.email ?? emailOf(basket.shopper);
  const country = customer?.address?.countryCode ?? store.shop.country;
  const deliveries = deliveryChoices(lines, store.shop, country);
  const delivery = chosenDelivery(deliveries, basket.carrierService, store.shop, country);
  const cart = priceCart({
    lines,
    automatic: runningDiscounts(store, now),
    codes: basket.codes.map((text) => typedCode(store, text)),
    shippingRate: delivery?.price ?? 0,
    currency,
    now,
    country,
    marketId: marketOf(store.shop, country).id,
    customer: basket.shopper === null ? null : { id: customer?.id ?? null, email },
    isInSegment: (segment, id) => isInSegment(store, segment, id, now),
    // The sandbox keeps no collections, so no product is in one.
    isInCollection: () => false,
    timesUsed: (discount) => timesUsed(store, discount, customer?.id ?? null, email),
  });
  return { ...withTax(cart, store.shop), currency, deliveries, delivery };
}

/** The unit price a product page shows: what one piece costs now without any code. */
export function priceNow(
  world: World,
  domain: string,
  product: ProductRecord,
  variant: VariantRecord,
): { price: number; before: number | null } {
  const store = world.shop(domain);
  const line = cartLine(product, variant, 1);
  const now = world.clock.now();
  const [priced] = priceCart({
    lines: [line],
    automatic: runningDiscounts(store, now),
    codes: [],
    shippingRate: 0,
    currency: store.shop.currency,
    now,
    marketId: marketOf(store.shop, store.shop.country).id,
    customer: null,
    isInSegment: () => false,
    isInCollection: () => false,
    timesUsed: () => 0,
  } satisfies PricingInput).lines;
  const price = priced!.total;
  if (price < variant.price) return { price, before: variant.price };
  const listed = variant.compareAtPrice;
  return { price, before: listed !== null && listed > price ? listed : null };
}

export function findVariant(
  store: ShopStore,
  variantId: number,
): { product: ProductRecord; variant: VariantRecord } | null {
  for (const product of store.products()) {
    const variant = product.variants.find((each) => each.id === variantId);
    if (variant) return { product, variant };
  }
  return null;
}

function cartLines(store: ShopStore, wanted: Basket["lines"]): CartLine[] {
  return wanted.map(({ variantId, quantity }) => {
    const found = findVariant(store, variantId);
    if (!found || found.product.status !== "ACTIVE") {
      throw new CartError("One of the items in your cart is no longer available");
    }
    if (isSoldOut(found.variant, quantity)) {
      const left = Math.max(0, onlineOf(found.variant));
      throw new CartError(
        left === 0
          ? `${found.product.title} is sold out`
          : `Only ${left} of ${found.product.title} left`,
      );
    }
    return cartLine(found.product, found.variant, quantity);
  });
}

function cartLine(product: ProductRecord, variant: VariantRecord, quantity: number): CartLine {
  return {
    productId: product.id,
    variantId: variant.id,
    title: product.title,
    unitPrice: variant.price,
    quantity,
    isGiftCard: product.productType === "Gift card",
  };
}

function runningDiscounts(store: ShopStore, now: Date) {
  return [...store.discounts()].filter(
    (discount) => discount.kind === "automatic" && isRunning(discount, now),
  );
}

function typedCode(store: ShopStore, text: string): TypedCode {
  const code = store.codeByText(text.trim());
  return { text, code, discount: code ? store.discount(code.discountId) : null };
}

/** The shopper's record, when they have one: chosen, or found by the address or the number they typed. */
export function knownCustomer(store: ShopStore, shopper: Shopper | null): CustomerRecord | null {
  if (shopper === null || shopper.kind === "guest") return null;
  if (shopper.kind === "email") return customerBy(store, "email", shopper.email);
  if (shopper.kind === "phone") return customerBy(store, "phone", shopper.phone);
  const customer = store.customer(shopper.id);
  if (!customer) throw new CartError(`This shop has no customer ${shopper.id}`);
  return customer;
}

function customerBy(store: ShopStore, column: "email" | "phone", text: string) {
  const row = databaseOf(store)
    ?.prepare(`SELECT id FROM customers WHERE ${column} = ? COLLATE NOCASE ORDER BY id LIMIT 1`)
    .get(text.trim());
  return row ? store.customer(row["id"] as number) : null;
}

function emailOf(shopper: Shopper | null): string | null {
  return shopper?.kind === "email" || shopper?.kind === "guest" ? shopper.email : null;
}

/** Looks at the orders since the discount was made, newest first: those before it cannot carry it. */
function timesUsed(
  store: ShopStore,
  discountId: number,
  customerId: number | null,
  email: string | null,
): number {
  const discount = store.discount(discountId);
  if (!discount || (customerId === null && email === null)) return 0;
  let used = 0;
  const earliest = discount.createdAt < discount.startsAt ? discount.createdAt : discount.startsAt;
  for (const order of store.orders({ sort: "processedAt", reverse: true })) {
    if (order.processedAt < earliest) break;
    const own =
      (customerId !== null && order.customerId === customerId) ||
      (email !== null && order.email?.toLowerCase() === email.toLowerCase());
    if (own && order.discounts.some((use) => use.discountId === discountId)) used++;
  }
  return used;
}
