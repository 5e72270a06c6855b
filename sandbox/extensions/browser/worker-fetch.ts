import type { ExtensionRun, HostServices } from "./wire.ts";

type Fetch = typeof fetch;

const refused = (reason: string) => Promise.reject(new TypeError(reason));

/** `fetch` as an extension has it: what its toml allows, and in the admin the app's own requests with a token. */
export function fetchFor(run: ExtensionRun, services: HostServices, native: Fetch): Fetch {
  if (run.surface === "admin") return adminFetch(run, services, native);
  if (!run.capabilities.includes("network_access")) {
    return () => refused("fetch() is not available: network_access is not declared");
  }
  return (input, init) => {
    const address = addressIn(input);
    if (address.startsWith("shopify:"))
      return refused("The sandbox has no Customer Account API to fetch from");
    // the extension runs on an origin of Shopify's, where nothing of the app is
    if (!URL.canParse(address))
      return refused(`fetch() needs a whole address here, found ${JSON.stringify(address)}`);
    return native(input, init);
  };
}

const addressIn = (input: RequestInfo | URL) =>
  input instanceof Request ? input.url : String(input);

function adminFetch({ appUrl }: ExtensionRun, services: HostServices, native: Fetch): Fetch {
  const app = new URL(appUrl);
  const isOfApp = (url: URL) =>
    url.protocol === app.protocol && (url.host === app.host || url.host.endsWith(`.${app.host}`));

  return async (input, init) => {
    const address = addressIn(input);
    if (/^shopify:(\/\/)?admin\/api\/.*graphql\.json$/.test(address)) {
      const body = JSON.parse(String(init?.body)) as { query: string; variables?: unknown };
      return Response.json(await services.adminQuery(body.query, body.variables ?? {}));
    }
    const url = new URL(address, app);
    if (!isOfApp(url)) return native(input, init);
    const request = new Request(url, input instanceof Request ? input : init);
    if (!request.headers.has("authorization"))
      request.headers.set("authorization", `Bearer ${await services.sessionToken()}`);
    return native(request);
  };
}
