import { HttpRequestError, HttpResponseError, ShopifyError } from "@shopify/shopify-api";
import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { pool } from "../db.server.ts";
import { authenticate } from "../shopify.server.ts";
import { isAdminToken, isShopDomain } from "./admin-token.ts";
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
  const { session, redirect } = await callerOf(request);
  const shop = await ensureInstalled(pool, session.shop);
  return { shop, redirect, admin: adminFor(shop.domain, "page") };
}

/**
 * What Shopify's library knows of a request from the admin.
 * @throws Response: its own redirects and pages, 401 for a token that is not the admin's, 400 for an address that
 *   Shopify does not make
 */
export async function callerOf(request: Request) {
  const token = tokenOf(request);
  // the library's page that fetches a new token names whatever shop the address does as one that may frame it
  const named = new URL(request.url).searchParams.get("shop");
  if (named !== null && !isShopDomain(named)) throw new Response(null, { status: 400 });
  if (token !== null && !isAdminToken(token)) throw new Response(null, { status: 401 });
  try {
    return await authenticate.admin(request);
  } catch (thrown) {
    if (isOfAddress(thrown, token)) throw new Response(null, { status: 400 });
    throw thrown;
  }
}

/** Whether the library stumbled over what the address says. Without a token it has read nothing else. */
function isOfAddress(thrown: unknown, token: string | null): boolean {
  if (thrown instanceof HttpRequestError || thrown instanceof HttpResponseError) return false;
  if (thrown instanceof ShopifyError) return true;
  return token === null && (thrown instanceof DOMException || thrown instanceof TypeError);
}

/** Where the library looks for it: in the header, then in the address. */
function tokenOf(request: Request): string | null {
  const header = request.headers.get("authorization")?.replace("Bearer ", "");
  return header || new URL(request.url).searchParams.get("id_token") || null;
}
