import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { logIn } from "../../sandbox/accounts/log-in.ts";
import { logInCookie } from "../../sandbox/storefront/visitor.ts";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import { inProject } from "../../scripts/paths.ts";
import { aCustomer, aProduct, domain, startBench, type Bench } from "./support.ts";

const extensionsDir = inProject("tests/fixtures/extensions");
const home = `/storefront/${domain}`;

interface Told {
  key?: string;
  shop?: string;
  id: string;
  name: string;
  type: string;
  clientId: string;
  timestamp: string;
  seq: number;
  visits: number;
  // what an event holds differs from one to the next
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  customData?: unknown;
  consent?: unknown;
}

let browser: Browser;
let endpoint: Server;
let told: Told[];
let bench: Bench;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  endpoint = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      if (body !== "") told.push(JSON.parse(body) as Told);
      response.writeHead(204, { "access-control-allow-origin": "*" }).end();
    });
  });
  await new Promise<void>((done) => endpoint.listen(0, "127.0.0.1", done));
});
afterAll(async () => {
  await browser.close();
  await new Promise((done) => endpoint.close(done));
});

beforeEach(async () => {
  told = [];
  bench = await startBench({ extensionsDir, scopes: ["write_pixels", "read_customer_events"] });
  const { store } = bench.sandbox.tenant(domain);
  for (const id of [1, 2]) store.putProduct(aProduct(id));
  store.putCustomer(aCustomer(5, { firstName: "Ada" }));
  await activate();
  context = await browser.newContext();
  context.setDefaultTimeout(patient(20_000));
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await bench.close();
});

async function activate(): Promise<void> {
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/visits`;
  const { data } = await bench.admin(
    `mutation ($webPixel: WebPixelInput!) {
      webPixelCreate(webPixel: $webPixel) { userErrors { message } } }`,
    { webPixel: { settings: { endpoint: url, key: "shop7" } } },
  );
  expect(data.webPixelCreate.userErrors).toEqual([]);
}

const visit = (path = "") => page.goto(`${bench.sandbox.url}${home}${path}`);
const dom = /^(clicked|form_submitted|input_)/;
/** In the order they happened: they are sent side by side. */
const standard = () =>
  told
    .filter(({ name }) => !dom.test(name))
    .sort((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp) || a.seq - b.seq);
const named = (name: string) => told.filter((one) => one.name === name);
/** Waits until the pixel was told of these, in this order, and of no other standard event. */
const tells = (...names: string[]) =>
  vi.waitFor(() => expect(standard().map(({ name }) => name)).toEqual(names), patient(10_000));
const inEurope = () => bench.sandbox.tenant(domain).store.updateShop({ country: "DE" });

describe("The app's pixel in a visitor's browser", () => {
  it("runs in a worker with its settings, and is told of pages, products, lists, searches and the cart", async () => {
    await visit();
    await tells("page_viewed");
    expect(told[0]).toMatchObject({ key: "shop7", shop: domain, type: "standard", visits: 1 });
    await visit(`/products/${aProduct(1).handle}`);
    await tells("page_viewed", "page_viewed", "product_viewed");
    expect(named("product_viewed")[0]!.data.productVariant).toMatchObject({
      id: "11",
      price: { amount: 25, currencyCode: "USD" },
      product: { id: "1", title: aProduct(1).title, vendor: "Maker", type: "Thing" },
      sku: "SKU-1-1",
    });
    told = [];
    await visit("/collections/all");
    await tells("page_viewed", "collection_viewed");
    await visit("/search?q=product");
    await tells("page_viewed", "collection_viewed", "page_viewed", "search_submitted");
    await visit("/cart");
    await vi.waitFor(() => expect(named("cart_viewed")).toHaveLength(1), patient(10_000));
    expect(named("collection_viewed")[0]!.data.collection).toMatchObject({ title: "Products" });
    expect(named("search_submitted")[0]!.data.searchResult.query).toBe("product");
    expect(named("cart_viewed")[0]!.data.cart).toBeNull();
    expect(new Set(told.map(({ clientId }) => clientId)).size).toBe(1);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  it("is told of each step from cart to order, and of the order's number only at the end", async () => {
    await visit(`/products/${aProduct(1).handle}`);
    await page.getByLabel("Quantity").fill("2");
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("button", { name: /^Remove/ }).waitFor();
    await vi.waitFor(() => expect(named("cart_viewed")).toHaveLength(1), patient(10_000));
    expect(named("product_added_to_cart")[0]!.data.cartLine).toMatchObject({
      quantity: 2,
      merchandise: { id: "11" },
      cost: { totalAmount: { amount: 50 } },
    });
    told = [];
    await page.getByRole("link", { name: "Check out" }).click();
    await tells("page_viewed", "checkout_started");
    await page.getByLabel("Somebody by email address").check();
    await page.getByLabel("Email address", { exact: true }).fill("kim@example.com");
    await page.getByRole("button", { name: "Use this shopper" }).click();
    await page.getByText("Buying as kim@example.com").waitFor();
    await tells(
      ...["page_viewed", "checkout_started"],
      ...["checkout_contact_info_submitted", "page_viewed"],
    );
    const [contact] = named("checkout_contact_info_submitted");
    expect(contact!.data.checkout).toMatchObject({
      email: "kim@example.com",
      order: null,
      subtotalPrice: { amount: 50 },
      lineItems: [{ quantity: 2, variant: { id: "11" } }],
    });
    told = [];
    await page.getByRole("button", { name: "Use this delivery" }).click();
    await tells(
      ...["checkout_address_info_submitted", "checkout_shipping_info_submitted"],
      "page_viewed",
    );
    told = [];
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByText("Your order is confirmed").waitFor();
    await tells("payment_info_submitted", "checkout_completed", "page_viewed");
    const [order] = [...bench.sandbox.tenant(domain).store.orders()];
    expect(named("payment_info_submitted")[0]!.data.checkout.order).toBeNull();
    expect(named("checkout_completed")[0]!.data.checkout).toMatchObject({
      token: order!.checkoutToken,
      order: { id: String(order!.id), customer: { isFirstOrder: true } },
      totalPrice: { amount: order!.total / 100 },
    });
    await page.reload();
    await vi.waitFor(() => expect(named("page_viewed")).toHaveLength(2), patient(10_000));
    expect(named("checkout_completed")).toHaveLength(1);
  });

  it("is told of what is taken out of the cart, and of what the checkout shows in red", async () => {
    await visit(`/products/${aProduct(1).handle}`);
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: "Check out" }).click();
    await vi.waitFor(() => expect(named("checkout_started")).toHaveLength(1), patient(10_000));
    await page.getByLabel("Code", { exact: true }).fill("NOPE");
    await page.getByRole("button", { name: "Apply" }).click();
    await vi.waitFor(() => expect(named("alert_displayed")).toHaveLength(1), patient(10_000));
    expect(named("alert_displayed")[0]!.data.alert).toMatchObject({
      type: "DISCOUNT_ERROR",
      value: "NOPE",
      message: "Enter a valid discount code",
    });
    expect(named("checkout_started")).toHaveLength(1);
    await visit("/cart");
    await page.getByRole("button", { name: /^Remove Product/ }).click();
    await page.getByText("Your cart is empty").waitFor();
    await vi.waitFor(
      () => expect(named("product_removed_from_cart")).toHaveLength(1),
      patient(10_000),
    );
  });

  it("is told of clicks and forms by Shopify's names, and of events the theme publishes", async () => {
    await visit("/search");
    await vi.waitFor(() => expect(named("page_viewed")).toHaveLength(1), patient(10_000));
    const answers = await page.evaluate(() => {
      const { analytics } = (window as never as { Shopify: { analytics: Analytics } }).Shopify;
      return [
        analytics.publish("survey_answered", { score: 5 }),
        analytics.publish("checkout_completed", {}),
      ];
    });
    expect(answers).toEqual([true, false]);
    await page.getByLabel("Search products").fill("mug");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await vi.waitFor(() => expect(named("clicked").length).toBeGreaterThan(0), patient(10_000));
    expect(named("survey_answered")[0]).toMatchObject({
      type: "custom",
      customData: { score: 5 },
    });
    expect(named("clicked").at(-1)!.data.element).toMatchObject({ tagName: "BUTTON" });
    expect(named("input_focused").length).toBeGreaterThan(0);
  });

  it("is told what an extension publishes, and when one fails", async () => {
    await visit();
    await vi.waitFor(() => expect(named("page_viewed")).toHaveLength(1), patient(10_000));
    const isTaken = await page.evaluate(() => {
      const say = (name: string, detail: object) =>
        !document.dispatchEvent(new CustomEvent(name, { detail, cancelable: true }));
      say("shopify:extension-errored", {
        ...{ handle: "membership", target: "customer-account.page.render" },
        ...{ apiVersion: "2026-07", message: "no such element" },
      });
      return say("shopify:publish", { name: "points_seen", data: { points: 7 } });
    });
    expect(isTaken).toBe(true);
    await vi.waitFor(() => expect(named("points_seen")).toHaveLength(1), patient(10_000));
    expect(named("points_seen")[0]!.customData).toEqual({ points: 7 });
    expect(named("ui_extension_errored")[0]!.data.error).toMatchObject({
      extensionName: "membership",
      message: "no such element",
      appName: "Test app",
    });
  });

  it("sees a customer's name only where Shopify approved the app for it", async () => {
    const initOf = async () => {
      const text = await page.locator("#storefront-page").textContent();
      return (JSON.parse(text!) as { data: { customer: unknown } }).data.customer;
    };
    await context.addCookies([
      {
        name: logInCookie,
        value: logIn(bench.sandbox, domain, 5),
        url: `${bench.sandbox.url}${home}`,
      },
    ]);
    await visit();
    expect(await initOf()).toMatchObject({ id: "5", firstName: "Ada" });
    bench.sandbox.tenant(domain).approve("1");
    await visit();
    expect(await initOf()).toMatchObject({ id: "5", firstName: null, email: null });
    bench.sandbox.tenant(domain).approve("none");
    await visit();
    expect(await initOf()).toBeNull();
  });

  it("is not there once it was deleted, or the app uninstalled", async () => {
    bench.sandbox.uninstall(domain);
    await visit();
    await page.getByRole("link", { name: "Search" }).click();
    await page.getByLabel("Search products").waitFor();
    expect(await page.evaluate(() => document.body.dataset.pixel)).toBeUndefined();
    expect(told).toEqual([]);
  });
});

interface Analytics {
  publish(name: string, data: object): boolean;
}
interface Privacy {
  analyticsProcessingAllowed(): boolean;
  marketingAllowed(): boolean;
  shouldShowBanner(): boolean;
  currentVisitorConsent(): Record<string, string>;
  setTrackingConsent(consent: object, done: () => void): void;
}
interface Shopify {
  customerPrivacy?: Privacy;
  loadFeatures(features: object[], done: (error?: Error) => void): void;
}

describe("A visitor's consent", () => {
  it("is asked for where the law wants it, and before it nothing is loaded, kept or told", async () => {
    inEurope();
    await visit();
    const banner = page.getByRole("region", { name: "Cookie consent" });
    await banner.waitFor();
    await page.getByRole("link", { name: "Search" }).click();
    await banner.waitFor();
    expect(await page.evaluate(() => document.body.dataset.pixel)).toBeUndefined();
    expect((await context.cookies()).map(({ name }) => name)).not.toContain("_shopify_y");
    expect(told).toEqual([]);
    await banner.getByRole("button", { name: "Accept all" }).click();
    await banner.waitFor({ state: "detached" });
    await page.getByLabel("Search products").fill("mug");
    await page.getByLabel("Search products").press("Enter");
    await vi.waitFor(() => expect(named("search_submitted")).toHaveLength(1), patient(10_000));
    expect(await banner.count()).toBe(0);
  });

  it("stays away when it is declined, also on the next page", async () => {
    inEurope();
    await visit();
    await page.getByRole("button", { name: "Decline all" }).click();
    await visit("/cart");
    await page.getByText("Your cart is empty").waitFor();
    expect(await page.getByRole("region", { name: "Cookie consent" }).count()).toBe(0);
    expect(await page.evaluate(() => document.body.dataset.pixel)).toBeUndefined();
    expect(told).toEqual([]);
  });

  it("loads the pixel for the purposes it declares, others do not matter", async () => {
    inEurope();
    await visit();
    await page.getByLabel("Show me offers elsewhere").check();
    await page.getByRole("button", { name: "Accept chosen" }).click();
    expect(await page.evaluate(() => document.body.dataset.pixel)).toBeUndefined();
    await page.getByRole("button", { name: "Cookie preferences" }).click();
    await page.getByLabel("Show me offers elsewhere").uncheck();
    await page.getByLabel("Count my visits").check();
    await page.getByRole("button", { name: "Accept chosen" }).click();
    await page.waitForFunction(() => document.body.dataset.pixel === "loaded");
  });

  it("is read and said through Shopify's customer privacy API, which a script has to load first", async () => {
    inEurope();
    await visit();
    const said = await page.evaluate(async () => {
      const { Shopify } = window as never as { Shopify: Shopify };
      const before = typeof Shopify.customerPrivacy;
      await new Promise<void>((done) =>
        Shopify.loadFeatures([{ name: "consent-tracking-api", version: "0.1" }], () => done()),
      );
      const privacy = Shopify.customerPrivacy!;
      const asked = [privacy.shouldShowBanner(), privacy.analyticsProcessingAllowed()];
      const heard = new Promise((done) =>
        document.addEventListener("visitorConsentCollected", (event) =>
          done((event as CustomEvent).detail),
        ),
      );
      await new Promise<void>((done) =>
        privacy.setTrackingConsent({ analytics: true, marketing: false }, done),
      );
      return {
        before,
        asked,
        detail: await heard,
        consent: privacy.currentVisitorConsent(),
        after: [privacy.shouldShowBanner(), privacy.marketingAllowed()],
      };
    });
    expect(said).toMatchObject({
      before: "undefined",
      asked: [true, false],
      detail: { analyticsAllowed: true, marketingAllowed: false },
      consent: { analytics: "yes", marketing: "no", preferences: "", sale_of_data: "" },
      after: [false, false],
    });
  });

  it("is told to a pixel that is running when it changes", async () => {
    await visit();
    await vi.waitFor(() => expect(named("page_viewed")).toHaveLength(1), patient(10_000));
    await page.getByRole("button", { name: "Do not sell or share my information" }).click();
    await vi.waitFor(() => expect(named("consent")).toHaveLength(1), patient(10_000));
    expect(named("consent")[0]!.consent).toMatchObject({
      analyticsProcessingAllowed: true,
      saleOfDataAllowed: false,
    });
  });
});
