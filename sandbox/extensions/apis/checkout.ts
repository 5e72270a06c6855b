import { cartApi, type CartData } from "./cart.ts";
import { signal } from "./signal.ts";

export interface ShopData {
  /** gid://shopify/Shop/<number> */
  id: string;
  name: string;
  myshopifyDomain: string;
  storefrontUrl?: string;
}

/** What the pages of a purchase know besides the cart. */
export interface PurchaseData {
  shop: ShopData;
  currency: string;
  timezone: string;
  checkoutToken: string | null;
}

export interface OrderData {
  /** gid://shopify/Order/<number>; the thank-you page shows it as an OrderIdentity. */
  id: string;
  name: string;
  confirmationNumber: string | null;
  /** ISO 8601; null while the order is not processed, and then the order status page has none. */
  processedAt: string | null;
  cancelledAt?: string | null;
  isFirstOrder?: boolean;
}

/** On the thank-you page the order may not exist yet: the page knows the identity it is going to have. */
export function thankYouApi(order: OrderData, purchase: PurchaseData, cart: CartData) {
  const id = order.id.replace("/Order/", "/OrderIdentity/");
  const number = order.confirmationNumber ?? undefined;
  const isFirstOrder = order.isFirstOrder ?? false;
  return {
    ...purchaseApi(purchase, cart),
    orderConfirmation: signal({ order: { id }, number, isFirstOrder }),
  };
}

/** At the checkout: the page asks the extension before the buyer goes on (`shopify.buyerJourney`). */
export function checkoutApi(purchase: PurchaseData, cart: CartData) {
  return { ...purchaseApi(purchase, cart), buyerJourney: { completed: signal(false) } };
}

export interface Viewer {
  /** null while the buyer has only followed a link from an e-mail */
  customerId: number | null;
}

/** The order status page; an order that is not processed yet is not there. */
export function orderStatusApi(
  order: OrderData,
  purchase: PurchaseData,
  cart: CartData,
  viewer: Viewer,
) {
  const { id, name, processedAt, cancelledAt } = order;
  const number = order.confirmationNumber ?? undefined;
  const seen = processedAt
    ? { id, name, confirmationNumber: number, processedAt, ...(cancelledAt ? { cancelledAt } : {}) }
    : undefined;
  const state = viewer.customerId === null ? "pre_authenticated" : "fully_authenticated";
  return {
    ...purchaseApi(purchase, cart),
    order: signal(seen),
    authenticationState: signal(state),
    ...accountOf(viewer),
  };
}

/** Who is logged in; the sandbox has no companies. */
export function accountOf({ customerId }: Viewer) {
  const customer = customerId === null ? undefined : { id: `gid://shopify/Customer/${customerId}` };
  return {
    authenticatedAccount: { customer: signal(customer), purchasingCompany: signal(undefined) },
  };
}

function purchaseApi({ shop, currency, timezone, checkoutToken }: PurchaseData, cart: CartData) {
  return {
    shop,
    localization: {
      currency: signal({ isoCode: currency }),
      timezone: signal(timezone),
      market: signal(undefined),
    },
    checkoutToken: signal(checkoutToken ?? undefined),
    ...cartApi(cart),
  };
}
