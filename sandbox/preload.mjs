/**
 * Sends what a Node process asks of Shopify to the sandbox instead:
 *
 *   SANDBOX_URL=http://localhost:4000 node --import ./sandbox/preload.mjs …
 *
 * Only `https://*.myshopify.com` and `https://*.shopify.com` are sent elsewhere; the host that was meant travels in
 * `x-sandbox-host`. It is plain JavaScript because `--import` runs before anything else, in worker threads too.
 */
const sandbox = process.env.SANDBOX_URL;
if (!sandbox) {
  throw new Error(
    "sandbox/preload.mjs needs SANDBOX_URL, the address of the running sandbox, e.g. http://localhost:4000",
  );
}

/** Shopify calls always go through Node's own fetch, which streams bodies both ways. */
const nodeFetch = globalThis.fetch;

/** What everything else goes through: Remix replaces the global fetch after this file has run. */
let replacement = nodeFetch;

const isShopify = (url) =>
  url.protocol === "https:" && /(^|\.)(myshopify|shopify)\.com$/.test(url.hostname);

const isRequest = (input) => typeof input === "object" && input !== null && "headers" in input;

/** The URL being asked for, or null for what fetch itself should refuse. */
function destination(input) {
  try {
    return new URL(isRequest(input) ? input.url : String(input));
  } catch {
    return null; // a relative or malformed URL: the real fetch says so better than we could
  }
}

async function sandboxFetch(input, init) {
  const url = destination(input);
  if (!url || !isShopify(url)) return replacement(input, init);

  const request = isRequest(input) ? input : undefined;
  const headers = new Headers(init?.headers ?? request?.headers);
  headers.set("x-sandbox-host", url.hostname);
  headers.delete("host");
  const body = init?.body ?? request?.body ?? undefined;
  return nodeFetch(new URL(url.pathname + url.search, sandbox), {
    ...init,
    method: init?.method ?? request?.method,
    headers,
    body,
    redirect: init?.redirect ?? request?.redirect,
    signal: init?.signal ?? request?.signal,
    // undici wants this said for bodies that are streams; it is harmless for the others
    ...(body == null ? {} : { duplex: "half" }),
  });
}

Object.defineProperty(globalThis, "fetch", {
  configurable: true,
  enumerable: true,
  get: () => sandboxFetch,
  set: (fetch) => {
    if (fetch !== sandboxFetch) replacement = fetch;
  },
});
