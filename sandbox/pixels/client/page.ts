// The script of every storefront page: the `Shopify` global, the events of this page, the visitor's consent.
import type { PixelPage } from "../page.ts";
import { offerChoices, showBanner } from "./banner.ts";
import { createBus } from "./bus.ts";
import { watchDocument } from "./dom-events.ts";
import { createPrivacy } from "./privacy.ts";

interface Feature {
  name: string;
  version: string;
}
type Loaded = (error?: Error) => void;

const page = JSON.parse(document.getElementById("storefront-page")!.textContent) as PixelPage;
const privacy = createPrivacy(page.consent, page.root);
const bus = createBus(page, privacy);
const standard = [
  ...["page_viewed", "product_viewed", "collection_viewed", "search_submitted", "cart_viewed"],
  ...["product_added_to_cart", "product_removed_from_cart", "checkout_started"],
  ...["checkout_contact_info_submitted", "checkout_address_info_submitted"],
  ...["checkout_shipping_info_submitted", "payment_info_submitted", "checkout_completed"],
  ...["alert_displayed", "ui_extension_errored"],
];

/** An app's or a theme's own event; Shopify's names are Shopify's. */
function publish(name: string, data: unknown = {}): boolean {
  if (typeof name !== "string" || name === "" || standard.includes(name)) return false;
  bus.custom(name, data);
  return true;
}

const shopify = ((window as unknown as { Shopify?: Record<string, unknown> }).Shopify ??= {});
Object.assign(shopify, {
  analytics: {
    publish,
    visitor: ({ email, phone }: { email?: string; phone?: string } = {}): boolean =>
      Boolean(email) || Boolean(phone),
  },
  loadFeatures(features: Feature[], done: Loaded): void {
    const isKnown = features.every(({ name }) => name === "consent-tracking-api");
    // not there until somebody asked for it, as in a shop
    if (isKnown) shopify["customerPrivacy"] = privacy.api;
    queueMicrotask(() => done(isKnown ? undefined : new Error("The feature is not known")));
  },
});

// an extension on this page publishes; not letting the event pass says that it was taken
document.addEventListener("shopify:publish", (event) => {
  const { name, data } = (event as CustomEvent<{ name: string; data: unknown }>).detail;
  if (publish(name, data)) event.preventDefault();
});
document.addEventListener("shopify:extension-errored", (event) => {
  const { handle, target, apiVersion, message } = (event as CustomEvent<Record<string, string>>)
    .detail;
  bus.standard("ui_extension_errored", {
    error: {
      ...{ apiVersion, message, extensionName: handle, extensionTarget: target },
      ...{ appId: page.app.id, appName: page.app.name, appVersion: "1" },
      ...{ placementReference: null, trace: "", type: "EXTENSION_USAGE_ERROR" },
    },
  });
});
for (const { name, data } of page.events) bus.standard(name, data);
watchDocument(bus);
if (privacy.api.shouldShowBanner()) showBanner(privacy);
offerChoices(privacy, page.consent.isAsked);
