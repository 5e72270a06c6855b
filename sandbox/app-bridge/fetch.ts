import type { Config } from "./config.ts";
import type { SessionTokens } from "./session-token.ts";

const RETRY = "X-Shopify-Retry-Invalid-Session-Request";
const REAUTHORIZE = "X-Shopify-API-Request-Failure-Reauthorize-Url";

/** Only the app itself, its subdomains and the origins it named may see a session token. */
export function mayCarryToken(url: URL, page: Location | URL, appOrigins: string[]): boolean {
  return (
    url.origin === page.origin ||
    appOrigins.includes(url.origin) ||
    (url.protocol === page.protocol && url.hostname.endsWith(`.${page.hostname}`))
  );
}

/** Puts the session token on the app's own requests, asks once more with a new one, and leaves when told to. */
export function interceptFetch(config: Config, tokens: SessionTokens): void {
  const browserFetch = window.fetch.bind(window);

  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (url.protocol === "shopify:") {
      throw new TypeError(
        "The sandbox does not implement direct API access (fetch of shopify:admin/api). Ask the Admin API from the app's server.",
      );
    }
    if (!mayCarryToken(url, location, config.appOrigins ?? [])) return browserFetch(input, init);

    const send = async (token: string) => {
      const authorized = new Request(request.clone());
      if (!authorized.headers.has("Authorization")) {
        authorized.headers.set("Authorization", `Bearer ${token}`);
      }
      authorized.headers.set("X-Requested-With", "XMLHttpRequest");
      return browserFetch(authorized);
    };
    let response = await send(await tokens.current());
    if (response.status === 401 && response.headers.has(RETRY)) {
      response = await send(await tokens.fresh());
    }
    const elsewhere = response.headers.get(REAUTHORIZE);
    if (elsewhere) {
      window.open(elsewhere, "_top");
      return new Promise<Response>(() => undefined); // the page is leaving; nobody should act on this answer
    }
    return response;
  };
}
