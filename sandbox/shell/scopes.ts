import type { ScopesDetail } from "../app-bridge/protocol.ts";
import type { World } from "../platform/world.ts";
import { platformOf } from "./platform.ts";

/** A request that Shopify would not grant; the shell answers with status 400. */
export class ScopeRefused extends Error {}

export function scopesOf(world: World, domain: string): ScopesDetail {
  const { app, tenant } = platformOf(world);
  return {
    granted: tenant(domain).grantedScopes(),
    required: app.scopes,
    optional: app.optionalScopes,
  };
}

/** Gives the app more of what it declared as optional; a merchant has agreed. */
export function grantScopes(world: World, domain: string, scopes: string[]): ScopesDetail {
  const { granted, optional } = scopesOf(world, domain);
  const undeclared = scopes.filter((scope) => ![...granted, ...optional].includes(scope));
  if (undeclared.length > 0) {
    throw new ScopeRefused(
      `${undeclared.join(", ")} must be declared in optional_scopes of shopify.app.toml.`,
    );
  }
  platformOf(world).setScopes(domain, [...new Set([...granted, ...scopes])]);
  return scopesOf(world, domain);
}

/** Takes optional scopes back; required ones stay until the app is uninstalled. */
export function revokeScopes(world: World, domain: string, scopes: string[]): ScopesDetail {
  const { granted, required } = scopesOf(world, domain);
  const needed = scopes.filter((scope) => required.includes(scope));
  if (needed.length > 0) {
    throw new ScopeRefused(`${needed.join(", ")} is required by the app and cannot be revoked.`);
  }
  platformOf(world).setScopes(
    domain,
    granted.filter((scope) => !scopes.includes(scope)),
  );
  return scopesOf(world, domain);
}
