import type { Config } from "./config.ts";
import type { Port } from "./port.ts";

/** What the admin adds to the app's address when it opens it; no part of where the app is. */
const LAUNCH_PARAMETERS = [
  "embedded",
  "hmac",
  "host",
  "id_token",
  "locale",
  "session",
  "shop",
  "timestamp",
];

/** The admin path an address means ("/orders/1"), or null when it leads somewhere else. */
export function adminPath(address: string): string | null {
  const scheme = /^shopify:\/*admin(?:\/(.*))?$/i.exec(address);
  if (scheme) return `/${scheme[1] ?? ""}`;
  const admin = /^https:\/\/admin\.shopify\.com\/store\/[\w-]+(\/.*)?$/i.exec(address);
  if (admin) return admin[1] ?? "/";
  const shop = /^https:\/\/[\w-]+\.myshopify\.com\/admin(\/.*)?$/i.exec(address);
  if (shop) return shop[1] ?? "/";
  return null;
}

/** Path and search without the launch parameters, as the shell shows it in its own address. */
export function appPath(address: URL): string {
  const search = new URLSearchParams(address.search);
  for (const name of LAUNCH_PARAMETERS) search.delete(name);
  const query = search.toString();
  return address.pathname + (query && `?${query}`) + address.hash;
}

/** Links and window.open that mean the admin, or the whole tab, are the shell's to follow. */
export function takeOverNavigation(port: Port): void {
  const browserOpen = window.open.bind(window);

  const follow = (address: string, target: string): boolean => {
    const path = adminPath(address);
    if (path !== null) {
      port.say({ kind: "adminNavigate", path, target });
      return true;
    }
    if (target !== "_top" && target !== "_parent") return false;
    const url = new URL(address, location.href);
    if (url.origin === location.origin) port.say({ kind: "appNavigate", path: appPath(url) });
    else port.say({ kind: "topNavigate", url: url.href });
    return true;
  };

  window.open = (url, target, features) => {
    if (url !== undefined && follow(String(url), target ?? "_blank")) return null;
    return browserOpen(url, target, features);
  };

  document.addEventListener(
    "click",
    (event) => {
      if (event.defaultPrevented || event.button !== 0) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const href = link?.getAttribute("href");
      if (!link || !href) return;
      const newTab = event.ctrlKey || event.metaKey || event.shiftKey;
      const target = newTab ? "_blank" : (link.getAttribute("target") ?? "_self");
      if (follow(href, target)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );
}

/** Tells the shell where the app is, whenever it moves. */
export function reportLocation(port: Port): void {
  const report = () => port.say({ kind: "location", path: appPath(new URL(location.href)) });
  for (const name of ["pushState", "replaceState"] as const) {
    const original = history[name].bind(history);
    history[name] = (...change) => {
      original(...change);
      report();
    };
  }
  window.addEventListener("popstate", report);
  window.addEventListener("hashchange", report);
  report();
}

/**
 * The library's bounce page asks for the page it named in `shopify-reload` to be opened again with a session token.
 * True when this document is one.
 */
export function answerBounce(idToken: () => Promise<string>): boolean {
  const reload = new URL(location.href).searchParams.get("shopify-reload");
  if (!reload) return false;
  const target = new URL(reload, location.origin);
  if (target.origin !== location.origin) {
    throw new Error(
      `App Bridge: shopify-reload must stay on the app's origin ${location.origin}, but leads to ${target.origin}.`,
    );
  }
  void idToken().then((token) => {
    target.searchParams.set("id_token", token);
    location.replace(target);
  });
  return true;
}

/** An app page opened on its own is taken to its place in the admin, as Shopify's App Bridge does. */
export function redirectIntoAdmin(config: Config, shellOrigin: string): void {
  if (!config.shop || config.disabledFeatures?.includes("auto-redirect")) return;
  const handle = config.shop.replace(/\.myshopify\.com$/, "");
  const path = appPath(new URL(location.href));
  location.replace(`${shellOrigin}/store/${handle}/apps/${config.apiKey}${path}`);
}
