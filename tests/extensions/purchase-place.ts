import type { CartData } from "../../sandbox/extensions/apis/cart.ts";
import {
  orderStatusApi,
  thankYouApi,
  type OrderData,
  type PurchaseData,
} from "../../sandbox/extensions/apis/checkout.ts";
import { uiExtension } from "../../sandbox/extensions/folder.ts";
import { placeConfig, type PlaceConfig, type PlacePage } from "../../sandbox/extensions/place.ts";

/** The survey on a page after a purchase, as a test wants it. */

export const thankYou = "purchase.thank-you.block.render";
export const orderStatus = "customer-account.order-status.block.render";
export const survey = uiExtension("extensions/feedback-survey");

export interface PurchaseVisit extends Partial<
  Pick<PlacePage, "target" | "buyerLocale" | "settings" | "appMetafields" | "editor">
> {
  checkoutToken?: string;
  order?: OrderData;
}

const cart: CartData = {
  currency: "CAD",
  lines: [],
  subtotal: 1000,
  shipping: 0,
  tax: 0,
  total: 1000,
  codes: [],
  note: null,
};

export function purchasePlace(visit: PurchaseVisit = {}): PlaceConfig {
  const { target = thankYou, checkoutToken = "c0ffee", order = waitingOrder } = visit;
  const shop = "maple.myshopify.com";
  const purchase: PurchaseData = {
    shop: { id: "gid://shopify/Shop/1", name: "Maple", myshopifyDomain: shop },
    currency: "CAD",
    timezone: "America/Toronto",
    checkoutToken,
  };
  const isThankYou = target === thankYou;
  return placeConfig({
    extension: survey,
    target,
    shop,
    buyerLocale: visit.buyerLocale ?? "fr-CA",
    country: "CA",
    api: isThankYou
      ? thankYouApi(order, purchase, cart)
      : orderStatusApi(order, purchase, cart, { customerId: null }),
    ...(visit.settings ? { settings: visit.settings } : {}),
    appMetafields: visit.appMetafields ?? [],
    storageScope: isThankYou ? checkoutToken : target,
    tokens: { url: "/session-token" },
    links: { handle: survey.handle },
    appUrl: "https://app.example",
    editor: visit.editor ?? false,
  });
}

const waitingOrder: OrderData = {
  id: "gid://shopify/Order/1001",
  name: "#1001",
  confirmationNumber: "ABC123XYZ",
  processedAt: null,
};
