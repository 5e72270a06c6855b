import { deployMetafields } from "../metafields/deploy.ts";
import type { Platform } from "../platform/platform.ts";

export function isInstalled(platform: Platform, domain: string): boolean {
  return (platform.tenant(domain).store.fact("installedAt") ?? "") !== "";
}

/** The merchant installs the app: all it asks for is granted. Nothing changes where it is there already. */
export function install(platform: Platform, domain: string): void {
  if (isInstalled(platform, domain)) return;
  const { store } = platform.tenant(domain);
  store.setFact("installedAt", platform.clock.iso());
  store.setFact("uninstalledAt", "");
  store.setFact("scopes", platform.app.scopes.join(","));
  deployMetafields(platform, domain);
}

/** The merchant uninstalls the app: it hears so, its tokens end, its charge, pixel and activities go with it. */
export function uninstall(platform: Platform, domain: string): void {
  if (!isInstalled(platform, domain)) return;
  const { store, tokens, billing, subscriptions } = platform.tenant(domain);
  store.webPixel.clear();
  store.marketing.clear();
  store.flow.giveUp("The app was uninstalled.");
  platform.emit(domain, "app/uninstalled", { id: store.shop.id });
  subscriptions.clear();
  store.setFact("installedAt", "");
  store.setFact("uninstalledAt", platform.clock.iso());
  store.setFact("scopes", "");
  tokens.revokeAll();
  for (const charge of billing.list()) {
    if (charge.status === "ACTIVE") billing.put({ ...charge, status: "CANCELLED" });
  }
}

/** Grants or takes back scopes, and says so to the app (app/scopes_update). */
export function setScopes(platform: Platform, domain: string, scopes: string[]): void {
  const { store, grantedScopes } = platform.tenant(domain);
  const previous = grantedScopes();
  store.setFact("scopes", scopes.join(","));
  platform.emit(domain, "app/scopes_update", { id: 1, previous, current: scopes });
}
