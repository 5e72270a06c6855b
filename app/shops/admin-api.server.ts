import type { AdminClient } from "../admin-api/client.server.ts";

export interface ShopFacts {
  name: string;
  currency: string;
  timezone: string;
  planName: string;
  scopes: string[];
}

/** What Shopify says of the shop and of what we may do there. */
export async function fetchShop(admin: AdminClient): Promise<ShopFacts> {
  const { shop, currentAppInstallation } = await admin.request(
    `#graphql
    query ShopFacts {
      shop { name currencyCode ianaTimezone plan { publicDisplayName } }
      currentAppInstallation { accessScopes { handle } }
    }`,
    {},
  );
  return {
    name: shop.name,
    currency: shop.currencyCode,
    timezone: shop.ianaTimezone,
    planName: shop.plan.publicDisplayName,
    scopes: currentAppInstallation.accessScopes.map((scope) => scope.handle),
  };
}
