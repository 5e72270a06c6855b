import { randomBytes } from "node:crypto";
import { fulfilmentOf } from "../fulfillment/of-order.ts";
import { routed } from "../fulfillment/route.ts";
import type { PricedLine } from "../pricing/cart.ts";
import type { CustomerRecord, OrderLineRecord, OrderRecord } from "../store/types.ts";
import type { ShopStore, World } from "../platform/world.ts";
import { payWithCredit } from "../store-credit/spending.ts";
import { followHeld, sale } from "../inventory/held.ts";
import { completeCheckout } from "../abandoned/checkouts.ts";
import { newCustomer } from "../accounts/new-customer.ts";
import { subscribedAtShop, tellConsent } from "../customers/consent.ts";
import { knownCustomer, priceBasket, type Basket, type Shopper } from "./desk.ts";

export interface Purchase extends Basket {
  /** one order for each token, however often it is paid for */
  checkoutToken: string;
  /** a buyer locale such as "fr"; default the customer's, else the shop's */
  locale?: string;
  sourceName?: string;
  note?: string | null;
  presentmentCurrency?: string;
  /** presentment units for one shop-currency unit */
  presentmentRate?: number;
  /** the buyer is logged in: their store credit pays first */
  loggedIn?: boolean;
  /** the shop charges when it sends, not now */
  authorizeOnly?: boolean;
}

export interface PlacedOrder {
  order: OrderRecord;
  /** false when this checkout had been paid for before */
  isNew: boolean;
}

/**
 * Pays for a basket: customer, order, code use and stock are written together, and the webhooks follow.
 * Codes that are refused take nothing off. Throws CartError when the basket cannot be sold.
 */
export function placeOrder(world: World, domain: string, purchase: Purchase): PlacedOrder {
  const store = world.shop(domain);
  return store.transaction(() => {
    const paid = store.orderByCheckoutToken(purchase.checkoutToken);
    if (paid) return { order: paid, isNew: false };
    const known = knownCustomer(store, purchase.shopper);
    const priced = priceBasket(world, domain, purchase);
    const at = world.clock.iso();
    const customer = known ?? firstTimer(store, purchase, at);
    const placed = orderRecord(store, purchase, priced, customer, at);
    const order = purchase.loggedIn ? payWithCredit(world, domain, placed) : placed;
    const buyer = customer && { ...consenting(purchase.shopper, customer, at), updatedAt: at };
    if (buyer) store.putCustomer(buyer);
    store.putOrder(order);
    completeCheckout(world, domain, order.checkoutToken);
    for (const use of priced.discounts) countUse(store, use.code);

    if (buyer) {
      world.emit(domain, known ? "customers/update" : "customers/create", { id: buyer.id });
      tellConsent(world, domain, customer, buyer);
    }
    world.emit(domain, "orders/create", { id: order.id });
    if (!purchase.authorizeOnly) world.emit(domain, "orders/paid", { id: order.id });
    const [work] = fulfilmentOf(store, order).orders;
    world.emit(domain, "fulfillment_orders/order_routing_complete", { id: work!.id });
    followHeld(world, domain, order, sale);
    return { order, isNew: true };
  });
}

function firstTimer(store: ShopStore, purchase: Purchase, at: string): CustomerRecord | null {
  const { shopper, locale } = purchase;
  if (shopper?.kind !== "email" && shopper?.kind !== "phone") return null;
  return newCustomer(store, { ...shopper, locale }, at);
}

/** The checkout can only give consent, never take it away. */
function consenting(shopper: Shopper | null, customer: CustomerRecord, at: string): CustomerRecord {
  const consents = shopper?.kind === "email" && shopper.acceptsMarketing === true;
  return consents && customer.emailMarketing !== "SUBSCRIBED"
    ? subscribedAtShop(customer, at)
    : customer;
}

function orderRecord(
  store: ShopStore,
  purchase: Purchase,
  priced: ReturnType<typeof priceBasket>,
  customer: CustomerRecord | null,
  at: string,
): OrderRecord {
  const number = store.nextId("orderNumber");
  const { shopper } = purchase;
  return {
    id: store.nextId("order"),
    name: `#${number}`,
    number,
    customerId: customer?.id ?? null,
    email: customer?.email ?? (shopper?.kind === "guest" ? shopper.email : null),
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    test: false,
    sourceName: purchase.sourceName ?? "web",
    confirmationNumber: confirmationNumber(),
    checkoutToken: purchase.checkoutToken,
    note: purchase.note ?? null,
    tags: [],
    presentmentCurrency: purchase.presentmentCurrency ?? priced.currency,
    presentmentRate: purchase.presentmentRate ?? 1,
    subtotal: priced.subtotal,
    totalDiscounts: priced.totalDiscounts,
    shipping: priced.shipping,
    tax: priced.tax,
    ...(priced.taxesIncluded ? { taxesIncluded: true, shippingTax: priced.shippingTax } : {}),
    tip: 0,
    total: priced.total,
    totalRefunded: 0,
    currentTotal: priced.total,
    financialStatus: purchase.authorizeOnly ? "AUTHORIZED" : "PAID",
    fulfillmentStatus: "UNFULFILLED",
    discounts: priced.discounts,
    lines: priced.lines.map((line, i) => lineRecord(store, line, priced.lineTaxes[i]!)),
    refunds: [],
    ...(priced.lines.every((line) => line.isGiftCard)
      ? {}
      : {
          delivery: routed(
            store,
            countryOf(store, customer),
            priced.delivery?.service.code ?? null,
            priced.lines,
          ),
        }),
  };
}

const countryOf = (store: ShopStore, customer: CustomerRecord | null): string =>
  customer?.address?.countryCode ?? store.shop.country;

function lineRecord(store: ShopStore, line: PricedLine, tax: number): OrderLineRecord {
  return {
    id: store.nextId("lineItem"),
    productId: line.productId,
    variantId: line.variantId,
    title: line.title,
    quantity: line.quantity,
    currentQuantity: line.quantity,
    unitPrice: line.unitPrice,
    discount: line.discount,
    isGiftCard: line.isGiftCard,
    ...(line.ownDiscount ? { ownDiscount: line.ownDiscount } : {}),
    ...(tax > 0 ? { tax } : {}),
  };
}

function countUse(store: ShopStore, text: string | null): void {
  const code = text === null ? null : store.codeByText(text);
  if (code) store.putCode({ ...code, usageCount: code.usageCount + 1 });
}

/** Nine letters and digits that are not mistaken for each other. */
function confirmationNumber(): string {
  const alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  return Array.from(randomBytes(9), (byte) => alphabet[byte % 32]!).join("");
}

export function newCheckoutToken(): string {
  return randomBytes(16).toString("hex");
}
