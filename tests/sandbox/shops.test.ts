import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { moreShops } from "../../sandbox/platform/more-shops.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { aBrowser } from "./browser.ts";
import {
  allScopes,
  aProduct,
  domain,
  redirectedFetch,
  startBench,
  startReceiver,
  type Bench,
} from "./support.ts";

const scopes = [...allScopes, "read_locales"];
const [berlin, tokyo] = moreShops.map((shop) => shop.domain) as [string, string];
const endsAt = new Date("2026-11-01T00:00:00Z");

let bench: Bench;
let app: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  app = await startReceiver();
  bench = await startBench({
    scopes,
    topics: ["orders/create", "customers/create"],
    appUrl: app.url,
    shops: [{ domain, planName: "Plus" }, ...moreShops],
  });
  for (const one of [berlin, tokyo]) bench.sandbox.install(one);
});
afterEach(async () => {
  await bench.close();
  await app.close();
});

const clientOf = (storeDomain: string) =>
  createAdminApiClient({
    storeDomain,
    apiVersion: "2026-10",
    accessToken: bench.sandbox.tenant(storeDomain).tokens.issue("offline", scopes).token,
    customFetchApi: redirectedFetch(() => bench.sandbox),
  });
const shopOf = async (storeDomain: string) =>
  (
    await clientOf(storeDomain).request(`{ shop { name currencyCode ianaTimezone taxesIncluded }
      shopLocales { locale name primary published } }`)
  ).data;
const page = async (path: string) => (await fetch(bench.sandbox.url + path)).text();
const handle = (one: string) => one.split(".")[0]!;

describe("Several shops in one sandbox", () => {
  it("are of their own countries, as Shopify's own client reads them", async () => {
    expect(await shopOf(domain)).toMatchObject({
      shop: { currencyCode: "USD", taxesIncluded: false },
      shopLocales: [{ locale: "en" }],
    });
    expect(await shopOf(berlin)).toEqual({
      shop: {
        name: "Kaffeehafen Berlin",
        currencyCode: "EUR",
        ianaTimezone: "Europe/Berlin",
        taxesIncluded: true,
      },
      shopLocales: [{ locale: "de", name: "German", primary: true, published: true }],
    });
    expect(await shopOf(tokyo)).toMatchObject({
      shop: { currencyCode: "JPY", ianaTimezone: "Asia/Tokyo" },
      shopLocales: [{ locale: "ja" }],
    });
  });

  it("take no token of another one", async () => {
    const response = await fetch(`${bench.sandbox.url}/admin/api/2026-10/graphql.json`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-shopify-access-token": bench.token,
        "x-sandbox-host": berlin,
      },
      body: JSON.stringify({ query: "{ shop { name } }" }),
    });
    expect(response.status).toBe(401);
  });

  it("tell the app which of them something happened in", async () => {
    bench.sandbox.tenant(berlin).store.putProduct(aProduct(100));
    const { order } = placeOrder(bench.sandbox, berlin, {
      lines: [{ variantId: 1001, quantity: 1 }],
      codes: [],
      shopper: { kind: "email", email: "new@example.com", firstName: "Ida", lastName: "Neu" },
      checkoutToken: "checkout-berlin",
    });
    await bench.sandbox.settle();
    expect(app.received.map(({ headers }) => headers["x-shopify-shop-domain"])).toEqual(
      app.received.map(() => berlin),
    );
    const body = app.received
      .filter(({ headers }) => headers["x-shopify-topic"] === "orders/create")
      .map(({ body: text }) => JSON.parse(text) as Record<string, unknown>)[0];
    expect(body).toMatchObject({ currency: "EUR", taxes_included: true, customer_locale: "de" });
    // 25 euros of goods and the delivery hold 19 % of tax
    expect(order).toMatchObject({ taxesIncluded: true, total: 3095, tax: 399 + 95 });
    expect(bench.sandbox.shop(domain).orderCount()).toBe(0);
  });

  it("are switched between in the admin, and a code's bare address finds its shop", async () => {
    const here = await page(`/store/${handle(domain)}`);
    for (const other of [berlin, tokyo]) expect(here).toContain(`href="/store/${handle(other)}"`);
    const there = await page(`/store/${handle(berlin)}/orders`);
    expect(there).toContain(`href="/store/${handle(domain)}"`);
    const ways = /<details class="shops">.*?<\/details>/s.exec(there)![0];
    expect(ways).not.toContain(handle(berlin));
    const { store } = bench.sandbox.tenant(tokyo);
    store.putCode({ id: 1, discountId: 1, code: "MATCHA", usageCount: 0 });
    const link = await fetch(`${bench.sandbox.url}/discount/MATCHA`, { redirect: "manual" });
    expect(link.headers.get("location")).toBe(`/storefront/${tokyo}/discount/MATCHA`);
    expect((await fetch(`${bench.sandbox.url}/discount/NONE`)).status).toBe(404);
  });

  it("of which there is one have nothing to switch", async () => {
    const alone = await startBench();
    const text = await (await fetch(`${alone.sandbox.url}/store/${handle(domain)}`)).text();
    expect(text).not.toContain("Switch shop");
    await alone.close();
  });
});

describe("A generated shop of another country", () => {
  const ordersOf = async (of: string): Promise<OrderRecord[]> => {
    const { store } = bench.sandbox.tenant(of);
    await generateShop(store, { orders: 300, seed: of, endsAt, years: 1 });
    return [...store.orders()];
  };

  it.each([
    [berlin, "DE", "EUR", 1],
    [tokyo, "JP", "JPY", 10],
  ])(
    "%s sells mostly at home, in its own money, with the tax inside",
    async (of, country, currency, step) => {
      const orders = await ordersOf(of);
      const { store } = bench.sandbox.tenant(of);
      for (const order of orders) {
        expect(order.taxesIncluded, order.name).toBe(true);
        expect(order.total, order.name).toBe(order.subtotal + order.shipping + order.tip);
        for (const { unitPrice } of order.lines) expect(unitPrice % step, order.name).toBe(0);
      }
      const home = orders.filter(({ presentmentCurrency }) => presentmentCurrency === currency);
      expect(home.every(({ presentmentRate }) => presentmentRate === 1)).toBe(true);
      expect(home.length / orders.length).toBeGreaterThan(0.7);
      const countries = [...store.customers()].map(({ address }) => address?.countryCode);
      const own = countries.filter((one) => one === country).length / countries.length;
      expect(own).toBeGreaterThan(0.65);
      expect(own).toBeLessThan(0.95);
      expect([...store.locations()].map((one) => one.address.countryCode)).toEqual([country]);
    },
  );

  it("charges yen as yen: prices, shipping and gift cards are whole and of their size", async () => {
    const orders = await ordersOf(tokyo);
    const { store } = bench.sandbox.tenant(tokyo);
    const prices = [...store.products()].flatMap(({ variants }) =>
      variants.map(({ price }) => price),
    );
    expect(Math.min(...prices)).toBe(490);
    expect([...store.products()].map(({ variants }) => variants[0]!.title)).toContain("¥3,750");
    const mean = orders.reduce((sum, { total }) => sum + total, 0) / orders.length;
    expect(mean).toBeGreaterThan(4000);
    expect(mean).toBeLessThan(20_000);
    const rates = new Set(orders.map(({ shipping }) => shipping));
    expect([...rates].sort((a, b) => a - b)).toEqual([0, 890, 2240]);
    const { data } = await clientOf(tokyo).request(
      `{ orders(first: 1) { nodes { totalPriceSet { shopMoney { amount currencyCode } } } } }`,
    );
    expect(data.orders.nodes[0].totalPriceSet.shopMoney).toEqual({
      amount: `${orders[0]!.total}.0`,
      currencyCode: "JPY",
    });
  });

  it("is bought from in its money and language", async () => {
    await ordersOf(tokyo);
    const browser = aBrowser(`${bench.sandbox.url}/storefront/${tokyo}`);
    const { text } = await browser.get("/products/cedar-candle");
    expect(text).toContain("¥1,940");
    expect(text).not.toContain("$");
  });
});
