import type { ScopesDetail } from "../app-bridge/protocol.ts";
import type { World } from "../world.ts";
import { appListing } from "./app-listing.ts";

export function scopesOf(world: World, domain: string): ScopesDetail {
  const { scopes, optionalScopes } = appListing(world);
  return {
    granted: world.isInstalled(domain) ? scopes : [],
    required: scopes,
    optional: optionalScopes,
  };
}

export function grantScopes(world: World, domain: string, _scopes: string[]): ScopesDetail {
  return scopesOf(world, domain);
}

export function revokeScopes(world: World, domain: string, _scopes: string[]): ScopesDetail {
  return scopesOf(world, domain);
}
