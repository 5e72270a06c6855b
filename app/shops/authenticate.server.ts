import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { pool } from "../db.server.ts";
import { authenticate } from "../shopify.server.ts";
import { ensureInstalled, type ShopRow } from "./shop.server.ts";

export interface Caller {
  shop: ShopRow;
  admin: AdminClient;
  /** Shopify's redirect, which keeps the embedded session */
  redirect: Awaited<ReturnType<typeof authenticate.admin>>["redirect"];
}

/**
 * Who calls this page. @throws Response when nobody valid does: Shopify's library answers with its own redirect or 401
 */
export async function shopOf(request: Request): Promise<Caller> {
  const { session, redirect } = await authenticate.admin(request);
  const shop = await ensureInstalled(pool, session.shop);
  return { shop, redirect, admin: adminFor(shop.domain, "page") };
}
