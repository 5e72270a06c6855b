import "@shopify/shopify-api/adapters/node";
import { createServer, get, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { ApiVersion, LogSeverity, shopifyApi } from "@shopify/shopify-api";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { logIn } from "../../sandbox/accounts/log-in.ts";
import { proxySignature, signedQuery } from "../../sandbox/app-proxy/signature.ts";
import { logInCookie } from "../../sandbox/storefront/visitor.ts";
import {
  aCustomer,
  aProduct,
  apiKey,
  apiSecret,
  domain,
  startBench,
  type Bench,
} from "./support.ts";

const home = `/storefront/${domain}`;
const scopes = ["write_app_proxy", "read_customers"];
const extraToml = `
[app_proxy]
url = "/proxy"
prefix = "apps"
subpath = "tests"
`;

interface Asked {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}
let asked: Asked[] = [];
let answer: { status?: number; headers?: Record<string, string>; body?: string } = {};
let app: Server;
let appUrl: string;
let bench: Bench;

beforeAll(async () => {
  app = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked.push({
        method: request.method!,
        url: new URL(request.url!, "http://app"),
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(answer.status ?? 200, answer.headers ?? {}).end(answer.body ?? "");
    });
  });
  await new Promise<void>((done) => app.listen(0, "127.0.0.1", done));
  appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => app.close(done)));
beforeEach(async () => {
  asked = [];
  answer = {};
  bench = await startBench({ scopes, extraToml, appUrl });
});
afterEach(() => bench.close());

const at = (path: string, init: RequestInit = {}) =>
  fetch(`${bench.sandbox.url}${home}${path}`, { redirect: "manual", ...init });

const shopify = shopifyApi({
  apiKey,
  apiSecretKey: apiSecret,
  apiVersion: ApiVersion.October26,
  hostName: "app.example.com",
  scopes,
  isEmbeddedApp: true,
  logger: { level: LogSeverity.Error, log: () => undefined },
});
const isValid = (query: URLSearchParams) =>
  shopify.utils.validateHmac(query as never, { signator: "appProxy" });

describe("The signature of a proxied request", () => {
  it("is the one of the sample in Shopify's documentation", () => {
    const sample = new URLSearchParams(
      "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb",
    );
    expect(proxySignature(sample, "hush")).toBe(sample.get("signature"));
  });

  it("sorts whole texts as the sample does, so that a1 comes before a", () => {
    const facts = { shop: domain, pathPrefix: "/apps/x", customerId: null, timestamp: 1 };
    const one = signedQuery(new URLSearchParams("a=1&a1=2"), facts, "hush");
    const other = signedQuery(new URLSearchParams("a1=2&a=1"), facts, "hush");
    expect(one.get("signature")).toBe(other.get("signature"));
  });

  it("satisfies Shopify's own library, and no longer when a parameter is changed or added", async () => {
    await at("/apps/tests/survey?q=tea&tag=a&tag=b");
    const query = asked[0]!.url.searchParams;
    expect(await isValid(query)).toBe(true);
    const changed = new URLSearchParams(query);
    changed.set("q", "coffee");
    expect(await isValid(changed)).toBe(false);
    const added = new URLSearchParams(query);
    added.append("more", "1");
    expect(await isValid(added)).toBe(false);
  });

  it("is made by the real clock, however far the shop's was moved", async () => {
    bench.sandbox.clock.advance(40 * 24 * 3_600_000);
    await at("/apps/tests");
    expect(await isValid(asked[0]!.url.searchParams)).toBe(true);
  });
});

describe("A page of the shop that the app answers", () => {
  it("asks the app below its proxy's address, says which shop and path, and takes no cookies along", async () => {
    answer = {
      status: 201,
      headers: {
        "content-type": "application/json",
        "cache-control": "private",
        "set-cookie": "a=1",
        "x-powered-by": "app",
      },
      body: '{"ok":true}',
    };
    const response = await at("/apps/tests/survey/7?q=tea", {
      headers: {
        cookie: "storefront_cart=x",
        "user-agent": "a browser",
        authorization: "Bearer x",
      },
    });
    const [{ method, url, headers }] = asked as [Asked];
    expect([method, url.pathname]).toEqual(["GET", "/proxy/survey/7"]);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      q: "tea",
      shop: domain,
      path_prefix: "/apps/tests",
      logged_in_customer_id: "",
    });
    expect([headers.cookie, headers.authorization]).toEqual([undefined, undefined]);
    expect(headers["x-forwarded-host"]).toBe(domain);
    expect(headers["user-agent"]).toBe("a browser");
    expect([response.status, await response.json()]).toEqual([201, { ok: true }]);
    expect(response.headers.get("cache-control")).toBe("private");
    expect([response.headers.get("set-cookie"), response.headers.get("x-powered-by")]).toEqual([
      null,
      null,
    ]);
  });

  it("says who is logged in, whatever a shopper writes into the address", async () => {
    const { store } = bench.sandbox.tenant(domain);
    store.putCustomer(aCustomer(5));
    const cookie = `${logInCookie}=${logIn(bench.sandbox, domain, 5)}`;
    await at("/apps/tests?logged_in_customer_id=9&shop=other.myshopify.com&timestamp=1", {
      headers: { cookie },
    });
    await at("/apps/tests?logged_in_customer_id=9");
    const of = (name: string) => asked.map(({ url }) => url.searchParams.getAll(name));
    expect(of("logged_in_customer_id")).toEqual([["5"], [""]]);
    expect(of("shop")).toEqual([[domain], [domain]]);
  });

  it("passes a form's body as it came", async () => {
    const body = "score=2&comment=late+again";
    const type = "application/x-www-form-urlencoded";
    await at("/apps/tests/answer", { method: "POST", body, headers: { "content-type": type } });
    expect(asked[0]).toMatchObject({ method: "POST", body });
    expect(asked[0]!.headers["content-type"]).toBe(type);
    expect(await isValid(asked[0]!.url.searchParams)).toBe(true);
    expect((await at("/apps/tests/answer", { method: "DELETE" })).status).toBe(404);
  });

  it("wears the theme when it is Liquid, and stands alone when that says so", async () => {
    bench.sandbox.tenant(domain).store.putProduct(aProduct(1));
    const liquid = { "content-type": "application/liquid; charset=utf-8" };
    const body = "<h1>{{ shop.name }}</h1><p>{{ all_products['product-1'].price | money }}</p>";
    answer = { headers: liquid, body: body.replace("product-1", aProduct(1).handle) };
    const worn = await at("/apps/tests");
    expect(worn.headers.get("content-type")).toContain("text/html");
    const page = await worn.text();
    expect(page).toContain("<h1>tests</h1><p>$25.00</p>");
    expect(page).toContain('<header class="site">');
    answer = { headers: liquid, body: `{% layout none %}${body}` };
    const alone = await (await at("/apps/tests")).text();
    expect(alone).toMatch(/^<h1>tests<\/h1>/);
  });

  it("is reached from the root of the shop too, where blocks of a theme look for it", async () => {
    const response = await fetch(`${bench.sandbox.url}/apps/tests/survey`, {
      method: "POST",
      body: "a=1",
      headers: { referer: `${bench.sandbox.url}${home}/cart` },
    });
    expect(response.status).toBe(200);
    expect(asked[0]).toMatchObject({ method: "POST", body: "a=1" });
  });

  it("leads on where the app says, to the shop's address in the sandbox", async () => {
    answer = { status: 302, headers: { location: `https://${domain}/cart` } };
    const response = await at("/apps/tests");
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`${bench.sandbox.url}${home}/cart`);
  });

  it("says so while the app is not there", async () => {
    bench.sandbox.appUrl = null;
    expect((await at("/apps/tests")).status).toBe(502);
    bench.sandbox.appUrl = "http://127.0.0.1:9";
    expect((await at("/apps/tests")).status).toBe(502);
  });
});

describe("Nothing is forwarded", () => {
  it("under another prefix or name, or one that only begins like it", async () => {
    for (const path of ["/a/tests", "/apps/other", "/apps/testsx", "/apps/test"]) {
      expect((await at(path)).status, path).toBe(404);
    }
    expect(asked).toEqual([]);
  });

  it("to the app's other pages, however an address leads out of the proxy's", async () => {
    const { port } = new URL(bench.sandbox.url);
    for (const path of ["/../../webhooks", "/%2e%2e/webhooks", "/x/%2E%2e/../..", "/../testsx"]) {
      // fetch would take the dots out before it asks
      await new Promise<void>((done, fail) =>
        get({ port, host: "127.0.0.1", path: `${home}/apps/tests${path}` }, (response) => {
          response.resume().on("end", done);
        }).on("error", fail),
      );
    }
    expect(asked).toEqual([]);
    await at("/apps/tests/a%3Fb/..%2fc");
    expect(asked[0]!.url.pathname).toBe("/proxy/a%3Fb/..%2fc");
  });

  it("while the app is not installed", async () => {
    bench.sandbox.uninstall(domain);
    expect((await at("/apps/tests")).status).toBe(404);
  });

  it("without the scope write_app_proxy, which the sandbox says when it starts", async () => {
    const other = await startBench({ scopes: ["read_customers"], extraToml, appUrl });
    expect(other.sandbox.warnings.join("\n")).toContain("does not ask for write_app_proxy");
    expect((await fetch(`${other.sandbox.url}${home}/apps/tests`)).status).toBe(404);
    await other.close();
    expect(bench.sandbox.warnings).toEqual([]);
  });

  it("under a name Shopify keeps for itself: such a toml is refused", async () => {
    const wrong = extraToml.replace('"tests"', '"admin"');
    await expect(startBench({ scopes, extraToml: wrong })).rejects.toThrow("subpath");
  });
});
