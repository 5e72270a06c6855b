import { createHmac } from "node:crypto";

/** What Shopify adds to a query it forwards; a shopper's own values under these names are dropped. */
export interface ProxyFacts {
  shop: string;
  /** "/apps/boomerang" */
  pathPrefix: string;
  /** null = nobody is logged in */
  customerId: number | null;
  /** seconds since 1970 */
  timestamp: number;
}

const ofShopify = ["shop", "path_prefix", "timestamp", "logged_in_customer_id", "signature"];

/**
 * The hexadecimal HMAC-SHA256 over all parameters but `signature`: `name=value`, several values of one name joined by
 * commas, sorted and joined without anything between. Sorted are the whole texts, as in the sample of Shopify's
 * documentation, not the names: "a1=" comes before "a=".
 */
export function proxySignature(query: URLSearchParams, secret: string): string {
  const names = [...new Set(query.keys())].filter((name) => name !== "signature");
  const message = names
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .join("");
  return createHmac("sha256", secret).update(message).digest("hex");
}

/** The query as the app gets it. */
export function signedQuery(
  asked: URLSearchParams,
  { shop, pathPrefix, customerId, timestamp }: ProxyFacts,
  secret: string,
): URLSearchParams {
  const query = new URLSearchParams([...asked].filter(([name]) => !ofShopify.includes(name)));
  query.append("shop", shop);
  query.append("logged_in_customer_id", customerId === null ? "" : String(customerId));
  query.append("path_prefix", pathPrefix);
  query.append("timestamp", String(timestamp));
  query.append("signature", proxySignature(query, secret));
  return query;
}
