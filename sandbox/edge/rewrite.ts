import { Transform } from "node:stream";

/** Where Shopify serves App Bridge from; the library writes it into pages, bounce pages and bundles. */
export const APP_BRIDGE_CDN = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** Lets the sandbox's admin frame the app and its App Bridge run where the policy allows Shopify's. */
export function rewriteContentSecurityPolicy(policy: string, sandboxUrl: string): string {
  return policy
    .split(";")
    .map((directive) => {
      const name = directive.trim().split(/\s+/)[0]?.toLowerCase();
      if (name === "frame-ancestors") {
        const sources = directive.trim().slice("frame-ancestors".length);
        // 'none' is only allowed alone; a page that refuses Shopify's admin refuses ours
        return /'none'/.test(sources) ? directive : ` frame-ancestors ${sandboxUrl}${sources}`;
      }
      return directive.replaceAll(
        "https://cdn.shopify.com",
        `https://cdn.shopify.com ${sandboxUrl}`,
      );
    })
    .join(";")
    .trim();
}

/** Redirects to Shopify's admin or to a shop lead to the same place in the sandbox; others stay as they are. */
export function rewriteLocation(location: string, sandboxUrl: string): string {
  const admin = /^https:\/\/admin\.shopify\.com(\/.*)?$/i.exec(location);
  if (admin) return sandboxUrl + (admin[1] ?? "/");
  const shop = /^https:\/\/([\w-]+)\.myshopify\.com(\/[^?#]*)?(.*)$/i.exec(location);
  if (!shop) return location;
  const [, handle, path = "/", rest = ""] = shop;
  const inAdmin = /^\/admin(\/.*)?$/.exec(path);
  return inAdmin
    ? `${sandboxUrl}/store/${handle}${inAdmin[1] ?? ""}${rest}`
    : `${sandboxUrl}/storefront/${handle}.myshopify.com${path === "/" ? "" : path}${rest}`;
}

/** How many characters at the end of `text` could be the start of `needle`. */
function openEnd(text: string, needle: string): number {
  for (let length = Math.min(needle.length - 1, text.length); length > 0; length--) {
    if (needle.startsWith(text.slice(-length))) return length;
  }
  return 0;
}

/**
 * Replaces one ASCII text by another in a byte stream, also where it is cut between two chunks. Holds back only what
 * could be the beginning of the needle, so that streamed pages keep streaming.
 */
export function replaceInStream(needle: string, replacement: string): Transform {
  let held = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      // latin1 maps every byte to one character and back: the page's own encoding is not touched
      const text = (held + chunk.toString("latin1")).replaceAll(needle, replacement);
      const keep = openEnd(text, needle);
      held = keep ? text.slice(-keep) : "";
      done(null, Buffer.from(keep ? text.slice(0, -keep) : text, "latin1"));
    },
    flush(done) {
      done(null, Buffer.from(held, "latin1"));
    },
  });
}
