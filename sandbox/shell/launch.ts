import { createHmac, randomUUID } from "node:crypto";
import type { World } from "../platform/world.ts";

export const domainOf = (handle: string) => `${handle}.myshopify.com`;
export const handleOf = (domain: string) => domain.replace(/\.myshopify\.com$/, "");

/** Shopify's signature of launch parameters: hex HMAC-SHA256 over the sorted `name=value` pairs. */
function signParameters(parameters: URLSearchParams, secret: string): string {
  const message = [...parameters]
    .filter(([name]) => name !== "hmac")
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return createHmac("sha256", secret).update(message).digest("hex");
}

/** The address the admin's frame opens: the app's page with what Shopify adds to it. */
export function launchUrl(
  world: World,
  domain: string,
  path: string,
  search: URLSearchParams,
): string {
  const url = new URL(path, world.edgeUrl);
  const admin = `admin.shopify.com/store/${handleOf(domain)}`;
  const added = {
    embedded: "1",
    host: Buffer.from(admin).toString("base64").replace(/=+$/, ""),
    id_token: world.sessionToken(domain, "admin"),
    locale: "en",
    session: randomUUID().replaceAll("-", ""),
    shop: domain,
    // tokens and signatures are checked against the real clock, wherever the shop's own was moved to
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [name, value] of search) url.searchParams.append(name, value);
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  url.searchParams.set("hmac", signParameters(url.searchParams, world.apiSecret));
  return url.href;
}
