import type { AppConfig } from "../install/app-config.ts";
import type { Platform } from "../platform/platform.ts";
import type { World } from "../platform/world.ts";

const scope = "write_app_proxy";

/** The app's proxy on this shop: described in its toml, installed, and allowed by the merchant. */
export function proxyOf(world: World, domain: string): AppConfig | null {
  if (!("tenant" in world) || !world.isInstalled(domain)) return null;
  const { app, tenant } = world as Platform;
  return app.appProxy && tenant(domain).grantedScopes().includes(scope) ? app : null;
}

/** What is wrong with the toml's proxy, in a sentence. */
export function proxyWarnings({ appProxy, scopes, optionalScopes }: AppConfig): string[] {
  return appProxy && ![...scopes, ...optionalScopes].includes(scope)
    ? [`shopify.app.toml has [app_proxy] but does not ask for ${scope}: nothing is forwarded`]
    : [];
}
