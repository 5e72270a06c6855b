import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import express from "express";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import { adminAround, domain } from "../support/admin-around.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { extensionsWritten, type Written } from "./extension-written.ts";

/** What Shopify would not let an extension do; each says in its own place what was refused. */

const block = "admin.customer-details.block.render";
const status = "customer-account.order-status.block.render";
const checkout = "purchase.checkout.block.render";
const draw = (tag: string) => `document.body.append(document.createElement("${tag}"));`;
/** Draws how a promise ended. */
const say = (promise: string) => `
  const text = document.createElement("s-text");
  text.textContent = await (${promise}).then(() => "it worked", (error) => "refused: " + error.message);
  document.body.append(text);`;

const written: Record<string, Written | string> = {
  "fine-one": { target: block, code: draw("s-admin-block") },
  "not-toml": 'type = "ui_extension',
  "no-target":
    'api_version = "2026-07"\n[[extensions]]\nhandle = "x"\nname = "x"\ntype = "ui_extension"\n',
  "too-big": {
    target: block,
    code: `shopify.big = ${JSON.stringify(randomBytes(70_000).toString("base64"))};`,
  },
  "broken-code": { target: block, code: "const const = 1;" },
  "needs-env": { target: block, code: "shopify.secret = process.env.SECRET;" },
  "wrong-element": { target: block, code: draw("s-admin-action") },
  "wrong-api": { target: block, code: "shopify.close();" },
  "no-scope": {
    target: block,
    code: say(`shopify.query("{ products(first: 1) { nodes { id } } }")
      .then(({ errors }) => { throw new Error(errors[0].message); })`),
  },
  elsewhere: { target: "admin.app.home.render", code: "" },
  parcel: {
    target: "customer-account.order-status.fulfillment-details.render-after",
    code: say("Promise.reject(new Error(shopify.fulfillmentId))"),
  },
  "sent-back": {
    target: "customer-account.order-status.return-details.render-after",
    code: say("Promise.reject(new Error(shopify.returnId))"),
  },
  offline: { target: status, code: say('fetch("https://example.com/")') },
  relative: {
    target: status,
    code: say('fetch("/api/points")'),
    capabilities: "network_access = true",
  },
  "no-storefront": { target: status, code: say('shopify.query("{ shop { name } }")') },
  "storefront-api": {
    target: status,
    code: say('shopify.query("{ shop { name } }")'),
    capabilities: "api_access = true",
  },
  "may-not-block": {
    target: checkout,
    code: `await shopify.buyerJourney.intercept(({ canBlockProgress }) => ({
      behavior: "block", reason: String(canBlockProgress), errors: [{ message: "no" }],
      perform: ({ behavior }) => globalThis.console.info("it was told: " + behavior),
    }));`,
  },
};

let extensionsDir: string;
let around: Awaited<ReturnType<typeof adminAround>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  extensionsDir = extensionsWritten(written);
  [around, browser] = await Promise.all([
    adminAround(express(), { extensionsDir }),
    launchBrowser(),
  ]);
  const { store } = around;
  store.putProduct(sampleProduct(1));
  store.putCustomer(sampleCustomer(40, { email: "ada@example.com" }));
  store.putOrder(sampleOrder(5, { customerId: 40, checkoutToken: "five" }));
  store.putReturn({
    ...{ id: 77, orderId: 5, number: 1, status: "REQUESTED", createdAt: "2026-01-05T00:00:00Z" },
    ...{ approvedAt: null, closedAt: null, decline: null, lines: [], refundIds: [], reverse: null },
  });
  const context = await browser.newContext();
  context.setDefaultTimeout(patient(20_000));
  page = await context.newPage();
});
afterAll(async () => {
  await browser.close();
  await around.close();
  rmSync(extensionsDir, { recursive: true, force: true });
});

const storefront = (path: string) => `${around.sandbox.url}/storefront/${domain}${path}`;

describe("On a customer's page of the admin", () => {
  beforeAll(async () => {
    await page.goto(`${around.admin}/customers/40`);
    await page.locator("body[data-extension=error]").waitFor();
  });

  it.each([
    ["too-big", /too-big: \d+ bytes deflated; Shopify accepts less than 65536/],
    ["broken-code", /index\.js:1:\d+: ERROR: Expected identifier/],
    ["needs-env", /the bundle still reads process\.env\.SECRET/],
    ["wrong-element", /s-admin-action/],
    ["wrong-api", /does not offer shopify\.close/],
  ])("%s says in its place why it is not shown", async (handle, message) => {
    const alert = page.locator(`[data-extension-handle=${handle}] [role=alert]`);
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(message);
  });

  it("a folder that cannot be read is said, by its file", async () => {
    const problems = page.locator("[data-extension-problem] [role=alert]");
    const said = (await problems.allTextContents()).join("\n");
    expect(said).toMatch(/no-target[/\\]shopify\.extension\.toml/);
    expect(said).toMatch(/not-toml[/\\]shopify\.extension\.toml: TOML line 1/);
  });

  it("the Admin API answers an extension by the app's own scopes", async () => {
    const place = page.locator("[data-extension-handle=no-scope]");
    await place.getByText("refused: Access denied for products field.").waitFor();
  });

  it("and the extension that is fine is drawn beside them", async () => {
    const place = page.locator("[data-extension-handle=fine-one]");
    expect(await place.getAttribute("data-state")).toBe("ready");
    // a block without a heading of its own has the extension's name
    await place.getByRole("heading", { name: "fine-one" }).waitFor();
  });
});

it("the list of extensions names sizes, problems, and targets without a place", async () => {
  const text = await (await fetch(`${around.admin}/sandbox/extensions`)).text();
  expect(text).toMatch(/too-big: \d+ bytes deflated/);
  expect(text).toMatch(/<code>admin\.customer-details\.block\.render<\/code>\s*<\/div>/);
  expect(text).toMatch(/<code>admin\.app\.home\.render<\/code>\s*<span[^>]*>no place/);
  expect(text).toMatch(/fine-one<\/th>[^]*?0\.\d KB/);
});

describe("On the order status page", () => {
  beforeAll(async () => {
    await page.goto(storefront("/orders/five/order-status"));
    await page.locator("body[data-extension]").waitFor();
  });

  it.each([
    ["offline", "refused: fetch() is not available: network_access is not declared"],
    ["relative", 'refused: fetch() needs a whole address here, found "/api/points"'],
    ["no-storefront", "refused: query() is not available: api_access is not declared"],
    ["storefront-api", "refused: The sandbox has no Storefront API to query"],
    ["parcel", "gid://shopify/Fulfillment/"],
    ["sent-back", "gid://shopify/Return/77"],
  ])("%s gets what its target has, and no further than its toml says", async (handle, text) => {
    const place = page.locator(`[data-extension-handle=${handle}]`);
    await place.getByText(text).waitFor();
  });
});

it("an extension without block_progress is asked at the checkout, and stops nobody", async () => {
  const told: string[] = [];
  page.on("console", (message) => told.push(message.text()));
  await page.goto(storefront(`/products/${around.store.product(1)!.handle}`));
  await page.getByRole("button", { name: "Add to cart" }).click();
  await page.getByRole("link", { name: "Check out" }).click();
  await page.getByRole("radio", { name: "Somebody by email address" }).check();
  await page.getByRole("textbox", { name: "Email address" }).fill("ada@example.com");
  await page.getByRole("button", { name: "Use this shopper" }).click();
  await page.locator("body[data-extension]").waitFor();
  await page.getByRole("button", { name: "Pay now" }).click();
  await page.waitForURL(/thank-you$/);
  expect(told).toContain("it was told: allow");
});
