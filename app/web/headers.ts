/** Pages are framed by Shopify's admin and by nothing else; a page of a known shop says so of its own shop. */
const FRAMES = "frame-ancestors https://*.myshopify.com https://admin.shopify.com;";
const YEAR_S = 365 * 24 * 3600;

/** What every answer says unless it says otherwise. @param isSecure whether browsers reach the app by https */
export function usualHeaders(isSecure: boolean): Record<string, string> {
  return {
    // pages and files hold what a shop sells and to whom
    "cache-control": "no-store",
    "content-security-policy": FRAMES,
    // addresses of pages carry session tokens
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    ...(isSecure ? { "strict-transport-security": `max-age=${YEAR_S}` } : {}),
  };
}
