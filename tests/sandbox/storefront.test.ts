import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ofOrder } from "../../sandbox/fulfillment/derived-ids.ts";
import { createEvent } from "../../sandbox/fulfillment/events.ts";
import { fulfilmentOf } from "../../sandbox/fulfillment/of-order.ts";
import { fulfillOrder } from "../../sandbox/life/order.ts";
import { signSessionToken, verifySessionToken } from "../../sandbox/install/session-token.ts";
import { createMetafieldDefinitions } from "../../sandbox/store/metafield-definitions.ts";
import type { OpenShop } from "../../sandbox/store/shop-store.ts";
import type { DiscountRecord, OrderRecord, ProductRecord } from "../../sandbox/store/types.ts";
import { storefront } from "../../sandbox/storefront/storefront.ts";
import { extensionScripts } from "../../sandbox/extensions/routes.ts";
import type { Clock, World } from "../../sandbox/platform/world.ts";
import { memoryShop } from "../support/memory-shop.ts";
import { sampleDiscount } from "../support/sample-shop.ts";

const domain = "demo.myshopify.com";
const noon = new Date("2026-11-21T17:00:00Z");
const secret = "a secret for tests";
const mug = 101;
const grinder = 102;
const soldOut = 103;
const card = 104;

/** the news that it is known where an order will be sent from */
const routedOf = (order: { id: number }) => ({
  topic: "fulfillment_orders/order_routing_complete",
  id: order.id + ofOrder.fulfillmentOrder,
});

let world: World;
let shop: OpenShop;
let server: Server;
let folder: string;
let emitted: { topic: string; id: number }[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "storefront-"));
  world = {
    url: "",
    edgeUrl: "http://localhost:4999",
    appUrl: null,
    apiKey: "key",
    apiSecret: secret,
    dir: join(folder, ".sandbox"),
    extensionsDir: "extensions",
    clock: stoppedClock(),
    shop: () => shop,
    domains: [domain],
    emit: (_, topic, { id }) => void emitted.push({ topic, id }),
    sessionToken: (of, kind, options) =>
      signSessionToken({ domain: of, kind, apiKey: "key", apiSecret: secret, ...options }),
    isInstalled: () => true,
    install: () => undefined,
    uninstall: () => undefined,
  };
  server = createServer(express().use(extensionScripts(world), storefront(world)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  Object.assign(world, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});

beforeEach(() => {
  emitted = [];
  world.clock.moveTo(noon);
  shop = memoryShop({ id: 7, domain });
  shop.putMany({
    products: [
      product(1, "Stoneware <Mug>", "stoneware-mug", mug, 1_650, 10),
      product(2, "Hand Grinder", "hand-grinder", grinder, 7_900, 5),
      product(3, "Decaf", "decaf", soldOut, 1_500, 0),
      { ...product(4, "Gift Card", "gift-card", card, 2_500, 9), productType: "Gift card" },
    ],
  });
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true });
});

describe("Paying", () => {
  it("writes customer and order, takes from stock, counts the code and tells the app", async () => {
    withCode("TEN", { value: percent(0.1), id: 900 });
    const { status, order } = await buy({
      lines: [{ variantId: mug, quantity: 2 }],
      codes: ["ten"],
      email: "Ada@Example.com",
      firstName: "Ada",
      acceptsMarketing: true,
      locale: "fr",
    });
    expect(status).toBe(201);
    expect(order).toMatchObject({
      subtotal: 2_970,
      totalDiscounts: 330,
      shipping: 595,
      tax: 208,
      total: 3_773,
      currentTotal: 3_773,
      financialStatus: "PAID",
      email: "ada@example.com",
      processedAt: "2026-11-21T17:00:00Z",
      discounts: [{ discountId: 900, kind: "code", code: "TEN", title: "Offer", amount: 330 }],
      lines: [{ variantId: mug, quantity: 2, unitPrice: 1_650, discount: 330 }],
    });
    expect(order.checkoutToken).toMatch(/^[0-9a-f]{32}$/);
    expect(order.confirmationNumber).toMatch(/^[A-Z2-9]{9}$/);
    expect(shop.order(order.id)).toEqual(order);
    expect(shop.customer(order.customerId!)).toMatchObject({
      firstName: "Ada",
      locale: "fr",
      emailMarketing: "SUBSCRIBED",
      numberOfOrders: 1,
      amountSpent: 3_773,
      lastOrderId: order.id,
    });
    expect(shop.product(1)?.variants[0]?.inventoryQuantity).toBe(8);
    expect(shop.codeByText("TEN")?.usageCount).toBe(1);
    expect(emitted).toEqual([
      { topic: "customers/create", id: order.customerId },
      { topic: "customers_email_marketing_consent/update", id: order.customerId },
      { topic: "orders/create", id: order.id },
      { topic: "orders/paid", id: order.id },
      routedOf(order),
      { topic: "inventory_levels/update", id: mug + 1_000 },
      { topic: "products/update", id: 1 },
    ]);
    expect(order.delivery).toMatchObject({
      locationId: shop.primaryLocation().id,
      service: "standard",
      promisedTo: 6 * 1440,
    });
  });

  it("shows the shopper how it travels, by when, and where the parcel is", async () => {
    const { order } = await buy({ lines: [{ variantId: mug }], email: "a@example.com" });
    const page = async () =>
      (
        await fetch(`${world.url}/storefront/${domain}/orders/${order.checkoutToken}/order-status`)
      ).text();
    expect(await page()).toContain("Standard: delivery by November 27, 2026");
    fulfillOrder(world, domain, order.id);
    expect(await page()).toMatch(
      /On its way\s+USPS\s+<a href="https:\/\/tools.usps.com[^"]+">9400/,
    );
    const [parcel] = fulfilmentOf(shop, shop.order(order.id)!).fulfillments;
    createEvent(world, domain, { fulfillmentId: parcel!.id, status: "DELIVERED" });
    expect(await page()).toContain("Delivered");
  });

  it("happens once for each checkout, however often the button is pressed", async () => {
    const checkoutToken = "0123456789abcdef0123456789abcdef";
    const body = { lines: [{ variantId: mug }], email: "a@example.com", checkoutToken };
    const first = await buy(body);
    const again = await buy(body);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.order).toEqual(first.order);
    expect(shop.orderCount()).toBe(1);
    expect(emitted).toHaveLength(6);
  });

  it("knows a returning customer by address or number", async () => {
    const first = await buy({ lines: [{ variantId: mug }], email: "a@example.com" });
    emitted = [];
    const second = await buy({ lines: [{ variantId: mug }], email: " A@example.com ".trim() });
    const third = await buy({
      lines: [{ variantId: mug }],
      customerId: `gid://shopify/Customer/${first.order.customerId}`,
    });
    expect(new Set([first, second, third].map(({ order }) => order.customerId)).size).toBe(1);
    expect(shop.customer(first.order.customerId!)?.numberOfOrders).toBe(3);
    expect(emitted[0]?.topic).toBe("customers/update");
  });

  it("lets a guest leave no record", async () => {
    const { order } = await buy({
      lines: [{ variantId: mug }],
      guest: true,
      email: "guest@example.com",
    });
    expect([order.customerId, order.email]).toEqual([null, "guest@example.com"]);
    expect(shop.customerCount()).toBe(0);
    expect(emitted.map(({ topic }) => topic)).toEqual([
      "orders/create",
      "orders/paid",
      "fulfillment_orders/order_routing_complete",
      "inventory_levels/update",
      "products/update",
    ]);
  });

  it("does not sell what is not there", async () => {
    const gone = await buy({ lines: [{ variantId: soldOut }] });
    expect([gone.status, gone.error]).toEqual([422, "Decaf is sold out"]);
    const many = await buy({ lines: [{ variantId: grinder, quantity: 6 }] });
    expect(many.error).toBe("Only 5 of Hand Grinder left");
    const never = await buy({ lines: [{ variantId: 999 }] });
    expect(never.error).toBe("One of the items in your cart is no longer available");
    expect(shop.orderCount()).toBe(0);
  });

  it("neither ships nor taxes a gift card", async () => {
    const { order } = await buy({ lines: [{ variantId: card }] });
    expect(order).toMatchObject({ subtotal: 2_500, shipping: 0, tax: 0, total: 2_500 });
    expect(order.lines[0]?.isGiftCard).toBe(true);
  });

  it("says what is wrong with a request", async () => {
    const response = await post("orders.json", { lines: [{ variantId: "mug" }] });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("lines[0].variantId");
  });
});

describe("Codes at this shop", () => {
  it("run by the sandbox's clock", async () => {
    withCode("FLASH", {
      value: percent(0.5),
      startsAt: "2026-11-21T18:00:00Z",
      endsAt: "2026-11-21T20:00:00Z",
    });
    const total = async () => {
      const { subtotal, codes } = await price(`variant=${grinder}&code=FLASH`);
      return [subtotal, codes[0]?.refusal?.message];
    };
    expect(await total()).toEqual([7_900, "This code isn't active yet"]);
    world.clock.moveTo(new Date("2026-11-21T18:00:00Z"));
    expect(await total()).toEqual([3_950, undefined]);
    world.clock.moveTo(new Date("2026-11-21T20:00:00Z"));
    expect(await total()).toEqual([7_900, "This code has expired"]);
  });

  it("work once for each customer where the offer says so, and refuse a sale at full price", async () => {
    withCode("ONCE", { value: percent(0.2), appliesOncePerCustomer: true });
    const body = { lines: [{ variantId: mug }], codes: ["ONCE"], email: "a@example.com" };
    expect((await buy(body)).status).toBe(201);
    const second = await buy(body);
    expect(second.status).toBe(422);
    expect(second.codes[0].refusal.message).toBe("You have already used this code");
    expect((await buy({ ...body, email: "b@example.com" })).status).toBe(201);
    expect((await buy({ ...body, ignoreRefusedCodes: true })).order.totalDiscounts).toBe(0);
    expect(shop.codeByText("ONCE")?.usageCount).toBe(2);
  });

  it("are spent one by one: the limit is each code's own", async () => {
    const offer = withCode("A1", { value: percent(0.2), usageLimit: 1 });
    shop.putCode({ id: 2, discountId: offer.id, code: "A2", usageCount: 0 });
    const body = { lines: [{ variantId: mug }], email: "a@example.com" };
    expect((await buy({ ...body, codes: ["A1"] })).status).toBe(201);
    expect((await buy({ ...body, codes: ["A1"] })).codes[0].refusal.code).toBe(
      "DISCOUNT_USAGE_LIMIT_REACHED",
    );
    expect((await buy({ ...body, codes: ["A2"] })).status).toBe(201);
  });

  it("look at the segment they are meant for", async () => {
    const segment = { id: 5, name: "Regulars", query: "number_of_orders >= 1" };
    shop.putSegment({
      ...segment,
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-01-01T00:00:00Z",
    });
    withCode("REGULAR", { value: percent(0.2), segmentIds: [5] });
    const query = `variant=${mug}&code=REGULAR`;
    expect((await price(query)).codes[0]?.refusal?.code).toBe("DISCOUNT_ELIGIBLE_CUSTOMER_MISSING");
    expect((await price(`${query}&email=new@example.com`)).codes[0]?.applied).toBe(false);
    const { order } = await buy({ lines: [{ variantId: mug }], email: "a@example.com" });
    expect((await price(`${query}&customer=${order.customerId}`)).codes[0]?.applied).toBe(true);
  });

  it("arrive by link and stay in the cart", async () => {
    withCode("LINK", { value: percent(0.1) });
    const visitor = browser();
    const landed = await visitor.get(
      `/storefront/${domain}/discount/LINK?redirect=/products/stoneware-mug`,
    );
    expect(landed.url).toContain("/products/stoneware-mug");
    await visitor.post(`/storefront/${domain}/cart/add`, { variant: mug, quantity: 1 });
    expect((await visitor.get(`/storefront/${domain}/cart`)).text).toContain(
      "</strong> is applied",
    );
    expect((await visitor.get("/discount/OTHER")).url).toBe(`${world.url}/storefront/${domain}`);
  });

  it("never lead a link to another site", async () => {
    const response = await fetch(
      `${world.url}/storefront/${domain}/discount/X?redirect=.evil.example/`,
      { redirect: "manual" },
    );
    expect(response.headers.get("location")).toBe(`/storefront/${domain}`);
  });
});

describe("The shop's pages", () => {
  it("show an automatic discount struck through while it runs, and escape what a product is called", async () => {
    shop.putDiscount(
      discount({
        kind: "automatic",
        productIds: [1],
        value: percent(0.2),
        endsAt: "2026-11-22T00:00:00Z",
      }),
    );
    const home = `/storefront/${domain}`;
    const during = (await browser().get(home)).text;
    expect(during).toContain("<del>$16.50</del>");
    expect(during).toContain("$13.20");
    expect(during).toContain("Stoneware &lt;Mug&gt;");
    world.clock.moveTo(new Date("2026-11-22T00:00:00Z"));
    expect((await browser().get(home)).text).not.toContain("<del>");
  });

  it("lead from product to paid, with a refused code explained", async () => {
    const visitor = browser();
    const at = (path: string) => `/storefront/${domain}/${path}`;
    expect((await visitor.get(at("products/hand-grinder"))).text).toContain("Add to cart");
    await visitor.post(at("cart/add"), { variant: grinder, quantity: 1 });
    const refused = await visitor.post(at("codes"), {
      code: "NOPE",
      do: "add",
      returnTo: "checkout",
    });
    expect(refused.text).toContain("Enter a valid discount code");
    expect(refused.text).toMatch(/Pay now/);
    await visitor.post(at("codes"), { code: "NOPE", do: "remove", returnTo: "checkout" });
    const checkout = await visitor.post(at("shopper"), {
      kind: "email",
      email: "kim@example.com",
      firstName: "Kim",
    });
    expect(checkout.text).toContain("Buying as kim@example.com");
    const checkoutToken = /name="checkoutToken" value="(\w+)"/.exec(checkout.text)![1]!;
    const thanks = await visitor.post(at("pay"), { checkoutToken });
    expect(thanks.url).toBe(`${world.url}${at(`orders/${checkoutToken}/thank-you`)}`);
    expect(thanks.text).toContain("Thank you, Kim!");
    const twice = await visitor.post(at("pay"), { checkoutToken });
    expect(twice.url).toBe(thanks.url);
    expect(shop.orderCount()).toBe(1);
    expect((await visitor.get(at("cart"))).text).toContain("Your cart is empty");
  });

  it("say who must be named, and what cannot be sold", async () => {
    const visitor = browser();
    await visitor.post(`/storefront/${domain}/cart/add`, { variant: grinder, quantity: 9 });
    expect((await visitor.get(`/storefront/${domain}/cart`)).text).toContain(
      "Only 5 of Hand Grinder left",
    );
    const checkout = await visitor.post(`/storefront/${domain}/shopper`, {
      kind: "customer",
      customer: "",
    });
    expect(checkout.text).toContain("Choose a customer or enter a customer number");
  });

  it("show the sandbox's clock in the shop's zone and move it", async () => {
    const visitor = browser();
    expect((await visitor.get(`/storefront/${domain}`)).text).toContain(
      "Sat, Nov 21, 2026, 12:00 PM EST",
    );
    const moved = await visitor.post(`/storefront/${domain}/clock`, {
      to: "2026-11-27T09:30",
      returnTo: `/storefront/${domain}/cart`,
    });
    expect(moved.url).toContain("/cart");
    expect(world.clock.iso()).toBe("2026-11-27T14:30:00Z");
    await visitor.post(`/storefront/${domain}/clock`, {
      advance: 60,
      returnTo: "https://evil.example",
    });
    expect(world.clock.iso()).toBe("2026-11-27T15:30:00Z");
  });

  it("take no forms from another site", async () => {
    const response = await fetch(`${world.url}/storefront/${domain}/clock`, {
      method: "POST",
      headers: { "sec-fetch-site": "cross-site" },
      body: new URLSearchParams({ advance: "60" }),
    });
    expect(response.status).toBe(403);
    expect(world.clock.iso()).toBe("2026-11-21T17:00:00Z");
  });

  it("know no other shop and no other product", async () => {
    expect((await fetch(`${world.url}/storefront/other.myshopify.com`)).status).toBe(404);
    expect((await fetch(`${world.url}/storefront/${domain}/products/none`)).status).toBe(404);
  });
});

describe("After the purchase the survey extension runs", () => {
  it("with the buyer's language, the order and the app's own metafields", async () => {
    metafield("app--123--feedback", "survey", '{"title":"</script>"}');
    metafield("app--123--feedback", "other", "not declared");
    metafield("custom", "survey", "not the app's");
    const { order } = await buy({ lines: [{ variantId: mug }], email: "a@example.com" });
    const path = `/storefront/${domain}/orders/${order.checkoutToken}`;
    const french = await browser().get(`${path}/thank-you?locale=fr&question=Alors%20%3F`);
    expect(french.text).toContain('<html lang="fr">');
    expect(french.text).toContain('data-extension-handle="feedback-survey"');
    expect(configOf(french.text)).toMatchObject({
      target: "purchase.thank-you.block.render",
      buyerLocale: "fr",
      locale: "fr",
      shop: domain,
      api: {
        settings: { $signal: { question: "Alors ?" } },
        checkoutToken: { $signal: order.checkoutToken },
        orderConfirmation: {
          $signal: {
            order: { id: `gid://shopify/OrderIdentity/${order.id}` },
            number: order.confirmationNumber,
            isFirstOrder: true,
          },
        },
        shop: { id: "gid://shopify/Shop/7", myshopifyDomain: domain },
        appMetafields: {
          $signal: [
            {
              target: { type: "shop", id: "gid://shopify/Shop/7" },
              metafield: { namespace: "$app:feedback", value: '{"title":"</script>"}' },
            },
          ],
        },
      },
    });
    const status = configOf((await browser().get(`${path}/order-status`)).text);
    expect(status).toMatchObject({
      target: "customer-account.order-status.block.render",
      locale: "en",
      api: {
        order: { $signal: { name: order.name, processedAt: order.processedAt } },
        cost: { totalAmount: { $signal: { amount: order.total / 100, currencyCode: "USD" } } },
        authenticationState: { $signal: "pre_authenticated" },
      },
    });
    expect((await fetch(`${world.url}/storefront/${domain}/orders/none/thank-you`)).status).toBe(
      404,
    );
  });

  it("with a session token of this shop", async () => {
    const response = await fetch(`${world.url}/storefront/${domain}/session-token`, {
      method: "POST",
    });
    const claims = verifySessionToken(await response.text(), secret);
    expect(claims).toMatchObject({ dest: domain, aud: "key" });
    expect(claims?.sub).toBeUndefined();
  });

  it("from scripts built for this sandbox", async () => {
    const survey = "extensions/feedback-survey.js";
    for (const name of ["extension-host/host.js", "extension-host/worker.js", survey]) {
      const response = await fetch(`${world.url}/${name}`);
      expect(response.status, name).toBe(200);
      expect(response.headers.get("content-type")).toContain("javascript");
      const code = await response.text();
      if (name === survey) expect(code).toContain(world.edgeUrl);
    }
  });
});

describe("Offers for a segment", () => {
  it("know tags, dates, money and metafields of a customer", async () => {
    const { order } = await buy({ lines: [{ variantId: grinder }], email: "a@example.com" });
    const id = order.customerId!;
    shop.putCustomer({ ...shop.customer(id)!, tags: ["VIP"] });
    const owner = `gid://shopify/Customer/${id}`;
    metafield("app--123--value", "state", "at risk", owner);
    createMetafieldDefinitions(shop.db).put({
      id: 1,
      ownerType: "CUSTOMER",
      namespace: "app--123--value",
      key: "state",
      name: "State",
      description: null,
      type: "single_line_text_field",
      access: {},
    });
    const applies = async (query: string) => {
      shop.putSegment({
        id: 1,
        name: "S",
        query,
        createdAt: order.createdAt,
        updatedAt: order.createdAt,
      });
      shop.putDiscount(
        discount({ id: 77, kind: "automatic", value: percent(0.1), segmentIds: [1] }),
      );
      return (await price(`variant=${mug}&customer=${id}`)).totalDiscounts > 0;
    };
    expect(await applies("customer_tags CONTAINS 'vip' AND amount_spent > 80")).toBe(true);
    expect(await applies("customer_tags NOT CONTAINS 'vip'")).toBe(false);
    expect(await applies("last_order_date > -7d")).toBe(true);
    expect(await applies("last_order_date < -7d")).toBe(false);
    expect(await applies("metafields.app--123--value.state = 'at risk'")).toBe(true);
    expect(await applies("metafields.app--123--value.state = 'fine'")).toBe(false);
    await expect(applies("anniversary() = today")).rejects.toThrow("The storefront failed");
  });
});

/** Stands still, so that a slow machine does not change what a page says. */
function stoppedClock(): Clock {
  let moment = noon;
  return {
    now: () => moment,
    iso: () => `${moment.toISOString().slice(0, 19)}Z`,
    moveTo: (to) => void (moment = to),
    advance: (milliseconds) => void (moment = new Date(moment.getTime() + milliseconds)),
  };
}

interface Priced {
  subtotal: number;
  totalDiscounts: number;
  codes: { applied: boolean; refusal: { code: string; message: string } | null }[];
}

async function price(query: string): Promise<Priced> {
  const response = await fetch(`${world.url}/storefront/${domain}/price.json?${query}`);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as Priced;
}

function post(path: string, body: unknown): Promise<Response> {
  return fetch(`${world.url}/storefront/${domain}/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

async function buy(body: Record<string, unknown>) {
  const response = await post("orders.json", body);
  const answer = (await response.json()) as {
    order: OrderRecord;
    error: string;
    codes: { refusal: { code: string; message: string } }[];
  };
  return { status: response.status, ...answer, codes: answer.codes as [(typeof answer.codes)[0]] };
}

/** A visitor that keeps cookies and follows where it is led. */
function browser() {
  const cookies = new Map<string, string>();
  async function go(path: string, init: RequestInit): Promise<{ url: string; text: string }> {
    const url = new URL(path, world.url).href;
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name, value] = set.split(";")[0]!.split("=");
      cookies.set(name!, value!);
    }
    const location = response.headers.get("location");
    if (location !== null) return go(location, {});
    return { url, text: await response.text() };
  }
  return {
    get: (path: string) => go(path, {}),
    post: (path: string, form: Record<string, string | number>) =>
      go(path, {
        method: "POST",
        body: new URLSearchParams(Object.entries(form).map(([key, value]) => [key, String(value)])),
      }),
  };
}

function configOf(text: string): Record<string, unknown> {
  const found = /<script type="application\/json">(.*?)<\/script>/s.exec(text);
  return JSON.parse(found![1]!) as Record<string, unknown>;
}

function metafield(
  namespace: string,
  key: string,
  value: string,
  ownerGid = "gid://shopify/Shop/7",
) {
  const at = "2026-11-01T00:00:00Z";
  const id = shop.nextId("metafield");
  shop.putMetafield({
    id,
    ownerGid,
    namespace,
    key,
    type: "json",
    value,
    createdAt: at,
    updatedAt: at,
  });
}

function withCode(code: string, change: Partial<DiscountRecord>): DiscountRecord {
  const made = discount(change);
  shop.putDiscount(made);
  shop.putCode({ id: 1, discountId: made.id, code, usageCount: 0 });
  return made;
}

function discount(change: Partial<DiscountRecord>): DiscountRecord {
  return sampleDiscount(901, { title: "Offer", value: null, ...change });
}

function percent(percentage: number) {
  return { percentage, amount: null, onEachItem: false };
}

function product(
  id: number,
  title: string,
  handle: string,
  variantId: number,
  unitPrice: number,
  inventoryQuantity: number,
): ProductRecord {
  return {
    id,
    title,
    handle,
    productType: "Tableware",
    vendor: "Harbor & Pine",
    status: "ACTIVE",
    tags: [],
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
    variants: [
      {
        id: variantId,
        title: "Default Title",
        sku: `SKU-${id}`,
        price: unitPrice,
        compareAtPrice: null,
        unitCost: null,
        inventoryItemId: variantId + 1_000,
        inventoryQuantity,
      },
    ],
  };
}
