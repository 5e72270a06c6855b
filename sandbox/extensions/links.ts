/** Where the addresses lead that only extensions know: of the admin, of customer accounts, of the app. */
export interface Links {
  handle: string;
  /** "/store/demo"; what `shopify:admin/…` means */
  admin?: string;
  /** "/store/demo/apps/<api key>"; what `app:…` means */
  app?: string;
  /** "/storefront/demo.myshopify.com/account"; what `shopify:customer-account/…` and `extension:…` mean */
  account?: string;
  /** "/storefront/demo.myshopify.com" */
  storefront?: string;
}

/**
 * The address of a link an extension drew: `shopify:admin/orders/1`, `app:settings`, `extension:member/`,
 * `shopify:customer-account/orders`, or one of the web. null for one that leads nowhere here.
 */
export function addressOf(href: string, links: Links): string | null {
  const [, scheme = "", rest = ""] = /^([a-z][a-z0-9+.-]*):(.*)$/i.exec(href) ?? [];
  if (scheme === "") return relative(href, links);
  const path = rest.replace(/^\/\//, "");
  switch (scheme.toLowerCase()) {
    case "http":
    case "https":
    case "mailto":
    case "tel":
    case "sms":
      return href;
    case "app":
      return below(links.app, path);
    case "shopify":
      return shopifyAddress(path, links);
    case "extension":
      return extensionAddress(path, links);
    default:
      // javascript:, data: and whatever else a page must not open
      return null;
  }
}

function relative(href: string, links: Links): string | null {
  if (href.startsWith("#")) return href;
  if (links.app !== undefined) return below(links.app, href);
  return href.startsWith("/") ? below(links.storefront, href) : null;
}

function shopifyAddress(path: string, links: Links): string | null {
  const [place = "", ...rest] = path.split("/");
  if (place === "admin") return below(links.admin, rest.join("/"));
  if (place === "customer-account") return below(links.account, rest.join("/"));
  if (place === "storefront") return below(links.storefront, rest.join("/"));
  return null;
}

/** "extension:member/x" is a full page of that extension, "extension:/x" one of the extension's own. */
function extensionAddress(path: string, links: Links): string | null {
  const [, handle, rest = ""] = /^([^/]*)\/?(.*)$/.exec(path) ?? [];
  return below(links.account, `pages/${handle || links.handle}/${rest}`);
}

function below(base: string | undefined, path: string): string | null {
  if (base === undefined) return null;
  const clean = path.replace(/^\/+/, "");
  return clean === "" ? base : `${base}/${clean}`;
}
