import type { CheckoutExtension } from "./extension-folder.ts";
import type { ExtensionRun } from "./wire.ts";

/** What both a page of the storefront and the host of its extension know. */
interface CheckoutMoment {
  target: string;
  buyerLocale: string;
  checkoutToken: string | null;
  order: CheckoutOrder;
  shop: CheckoutShop;
  currency: string;
  country: string | null;
  timezone: string;
  /** POST, answers the token as text; the host asks again when the token is about to expire. */
  sessionTokenUrl: string;
}

/** What a page of the storefront tells the host about the extension it shows. */
export interface CheckoutHostConfig extends CheckoutMoment, Omit<ExtensionRun, "api"> {
  handle: string;
  apiVersion: string;
  settings: Record<string, string | number | boolean>;
  appMetafields: AppMetafieldEntry[];
  /** Where in localStorage the extension's storage lives. */
  storageKey: string;
  /** Set when the page stands for the checkout editor. */
  editor?: { type: "checkout" };
}

export interface CheckoutOrder {
  /** gid://shopify/Order/<number>; the thank-you page shows it as an OrderIdentity. */
  id: string;
  name: string;
  confirmationNumber: string | null;
  /** ISO 8601; null while the order is not processed, and then the order status page has none. */
  processedAt: string | null;
  isFirstOrder?: boolean;
}

export interface CheckoutShop {
  /** gid://shopify/Shop/<number> */
  id: string;
  name: string;
  myshopifyDomain: string;
  storefrontUrl?: string;
}

export interface AppMetafieldEntry {
  target: { type: "shop" | "customer" | "product" | "variant" | "cart"; id: string };
  metafield: { namespace: string; key: string; value: string; valueType: string; type: string };
}

/** What the page itself knows; the rest comes from the extension's folder. */
export interface CheckoutPage extends CheckoutMoment {
  extension: CheckoutExtension;
  shopLocale?: string;
  settings?: CheckoutHostConfig["settings"];
  appMetafields?: AppMetafieldEntry[];
  scriptUrl?: string;
  editor?: boolean;
}

/**
 * The config of one extension on one page. Metafields that the extension did not declare are left
 * out, as Shopify does; throws on a target or a setting it did not declare, since that is a mistake
 * of the page.
 */
export function checkoutHostConfig(page: CheckoutPage): CheckoutHostConfig {
  const { extension, target, order, checkoutToken } = page;
  const targets = extension.targets.map((declared) => declared.target);
  if (!targets.includes(target)) {
    throw new Error(`${extension.handle} has no target "${target}"; it has ${targets.join(", ")}`);
  }
  const settings = page.settings ?? {};
  const unknown = Object.keys(settings).filter((key) => !extension.settings.includes(key));
  if (unknown.length > 0) {
    throw new Error(
      `${extension.handle} has no setting "${unknown.join('", "')}"; it has ${extension.settings.join(", ")}`,
    );
  }
  const declared = (entry: AppMetafieldEntry) =>
    extension.metafields.some(
      ({ namespace, key }) =>
        entry.metafield.namespace === namespace && entry.metafield.key === key,
    );
  // checkout targets share storage for one checkout; customer account targets have one each
  const scope = target.startsWith("purchase.") ? (checkoutToken ?? order.id) : target;

  return {
    handle: extension.handle,
    apiVersion: extension.apiVersion,
    scriptUrl: page.scriptUrl ?? "/checkout/extension.js",
    target,
    capabilities: extension.capabilities,
    buyerLocale: page.buyerLocale,
    ...extension.translationsFor(page.buyerLocale, page.shopLocale),
    settings,
    appMetafields: (page.appMetafields ?? []).filter(declared),
    checkoutToken,
    order,
    shop: page.shop,
    currency: page.currency,
    country: page.country,
    timezone: page.timezone,
    sessionTokenUrl: page.sessionTokenUrl,
    storageKey: `extension-storage:${extension.handle}:${scope}`,
    ...(page.editor ? { editor: { type: "checkout" as const } } : {}),
  };
}

/** The text of `<script type="application/json" id="extension-config">`. */
export function renderCheckoutHostConfig(config: CheckoutHostConfig): string {
  // "</script>" and "<!--" inside a string would end or change the element
  return JSON.stringify(config).replaceAll("<", "\\u003c");
}
