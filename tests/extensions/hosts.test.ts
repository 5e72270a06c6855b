import express, { type Request, type Response } from "express";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifySessionToken } from "../../sandbox/install/session-token.ts";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import { adminAround, domain } from "../support/admin-around.ts";
import {
  sampleCustomer,
  sampleDiscount,
  sampleOrder,
  sampleProduct,
} from "../support/sample-shop.ts";

/** Extensions of every kind the app may have (tests/extensions/samples), where a shop shows them. */

interface Heard {
  path: string;
  /** who asks, by the token's own words */
  sub: string | undefined;
  body: unknown;
}
const heard: Heard[] = [];

/** The app's side: it believes the token, and tells browsers that extensions may ask. */
function app() {
  const answers: Record<string, unknown> = {
    "/api/cards": { points: 120 },
    "/api/points": { points: 120 },
    "/api/reports": { id: 1 },
  };
  const cors = {
    "access-control-allow-origin": "*",
    "access-control-allow-headers": "*,authorization",
  };
  return express()
    .use(express.json({ type: "*/*" }))
    .all("/api/*", (request: Request, response: Response) => {
      response.set(cors);
      if (request.method === "OPTIONS") return response.status(204).end();
      const token = (request.get("authorization") ?? "").replace("Bearer ", "");
      const claims = verifySessionToken(token, "test-api-secret");
      if (!claims) return response.status(401).end();
      heard.push({ path: request.originalUrl, sub: claims.sub, body: request.body as unknown });
      return response.json(answers[request.path]);
    });
}

let around: Awaited<ReturnType<typeof adminAround>>;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  [around, browser] = await Promise.all([
    adminAround(app(), { extensionsDir: "tests/extensions/samples" }),
    launchBrowser(),
  ]);
  const { store } = around;
  store.putProduct(sampleProduct(1));
  for (const id of [7, 40, 41])
    store.putCustomer(
      sampleCustomer(id, { firstName: `Ada ${id}`, email: `ada${id}@example.com` }),
    );
  store.putOrder(sampleOrder(5, { customerId: 40, checkoutToken: "five" }));
  store.putOrder(sampleOrder(6, { customerId: 41, checkoutToken: "six" }));
  store.putDiscount(sampleDiscount(900));
});
afterAll(async () => {
  await browser.close();
  await around.close();
});
beforeEach(async () => {
  heard.length = 0;
  context = await browser.newContext();
  context.setDefaultTimeout(patient(20_000));
  page = await context.newPage();
});
afterEach(() => context.close());

const storefront = (path: string) => `${around.sandbox.url}/storefront/${domain}${path}`;
const place = (handle: string) =>
  page.locator(`[data-extension-handle="${handle}"][data-extension-place=now]`).first();
const settled = () => page.locator("body[data-extension]").waitFor();

async function logIn(email = "ada40@example.com") {
  await page.goto(storefront("/account/login"));
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Continue" }).click();
  const code = await page.getByRole("complementary").locator("strong").textContent();
  await page.getByLabel("Six-digit code").fill(code!);
  await page.getByRole("button", { name: "Log in" }).click();
  await page.getByRole("heading", { name: "Orders" }).waitFor();
}

describe("A block of the admin", () => {
  it.each([
    ["customers/40", "gid://shopify/Customer/40"],
    ["orders/5", "gid://shopify/Order/5"],
    ["products/1", "gid://shopify/Product/1"],
  ])("on %s asks the app about that record, as the merchant", async (path, id) => {
    await page.goto(`${around.admin}/${path}`);
    await place("customer-card").getByText("120 points").waitFor();
    expect(heard).toEqual([
      { path: `/api/cards?id=${encodeURIComponent(id)}`, sub: "42", body: {} },
    ]);
    const link = place("customer-card").getByRole("link", { name: "Open in the app" });
    expect(await link.getAttribute("href")).toBe("/store/demo/apps/test-api-key/customers");
  });

  it("opens an action of the app that stands on the same page", async () => {
    await page.goto(`${around.admin}/customers/40`);
    await place("customer-card").getByRole("button", { name: "Give points" }).click();
    await page.getByRole("dialog").getByText("In Demo Shop").waitFor();
  });

  it("is not there while the app is not installed", async () => {
    around.sandbox.uninstall(domain);
    try {
      const text = await (await fetch(`${around.admin}/customers/40`)).text();
      expect(text).not.toContain("data-extension");
    } finally {
      around.sandbox.install(domain);
    }
  });
});

describe("An action of the admin", () => {
  it("asks Shopify and the app, and closes itself", async () => {
    await page.goto(`${around.admin}/customers/40`);
    await page.getByRole("group", { name: "More actions" }).getByRole("button").click();
    const dialog = page.getByRole("dialog", { name: "Give points" });
    await dialog.getByText("For 1 chosen: 40").waitFor();
    await dialog.getByText("In Demo Shop").waitFor();
    await dialog.getByLabel("Points", { exact: true }).fill("250");
    await dialog.getByRole("button", { name: "Give", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(heard.at(-1)).toMatchObject({
      path: "/api/points",
      body: { ids: ["40"], points: 250 },
    });
  });

  it("is offered only where its should-render target says so", async () => {
    await page.goto(`${around.admin}/customers/7`);
    await settled();
    await place("customer-card").getByText("120 points").waitFor();
    expect(await page.getByRole("button", { name: "Give points" }).count()).toBe(1);
    const group = page.getByRole("group", { name: "More actions" });
    expect(await group.getByRole("button").count()).toBe(0);
  });

  it("stands on discounts, and on segments made from the app's own template", async () => {
    await page.goto(`${around.admin}/discounts/900`);
    await page.getByRole("button", { name: "Give points" }).click();
    await page.getByRole("dialog").getByText("For 1 chosen: 900").waitFor();

    await page.goto(`${around.admin}/customers/segments`);
    await page.getByRole("heading", { name: "Regulars" }).waitFor();
    await page.getByText("Who has bought at least three times").waitFor();
    await page.getByRole("link", { name: "Use template" }).click();
    expect(await page.getByLabel("Query").inputValue()).toBe("number_of_orders >= 3");
    await page.getByLabel("Name").fill("Regulars");
    await page.getByRole("button", { name: "Save segment" }).click();
    await page.getByRole("heading", { name: "Regulars", level: 1 }).waitFor();
    const [segment] = [...around.store.segments()];
    expect(segment).toMatchObject({ name: "Regulars", query: "number_of_orders >= 3" });
    await page.getByRole("button", { name: "Give points" }).click();
    await page.getByRole("dialog").getByText(`For 1 chosen: ${segment!.id}`).waitFor();
  });

  it("gets the customers that are ticked in their list", async () => {
    await page.goto(`${around.admin}/customers`);
    const button = page.getByRole("button", { name: "Give points" });
    await settled();
    expect(await button.isVisible()).toBe(false);
    for (const id of [40, 7]) await page.getByLabel(`Select Ada ${id}`).check();
    await button.click();
    const said = page.getByRole("dialog").getByText("For 2 chosen:");
    await said.waitFor();
    expect((await said.textContent())?.match(/\d+/g)?.sort()).toEqual(["2", "40", "7"]);
  });
});

describe("An account of a customer", () => {
  it("shows what extensions say on the profile, in the customer's language and by their own token", async () => {
    await logIn();
    await page.goto(storefront("/account/profile?locale=fr"));
    await place("membership").getByText("120 points").waitFor();
    await page.getByRole("heading", { name: "Fidélité" }).waitFor();
    expect(heard).toEqual([{ path: "/api/points", sub: "gid://shopify/Customer/40", body: {} }]);
    await page.getByRole("link", { name: "Tous mes points" }).click();
    await page.getByText("extension:/").waitFor();
    expect(page.url()).toBe(storefront("/account/pages/membership/"));
  });

  it("has full pages that know where in them one is, and lead on", async () => {
    await logIn();
    await page.goto(storefront("/account/pages/membership/history/2"));
    await page.getByText("extension:/history/2").waitFor();
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("status").getByText("We will look into it").waitFor();
    await page.getByRole("link", { name: "Every order earns points" }).click();
    await page.getByRole("heading", { name: "Orders", level: 1 }).waitFor();
    expect((await page.goto(storefront("/account/pages/case-opened/")))?.status()).toBe(404);
  });

  it("asks whoever has only a link to an order to log in, and shows the order's owner more", async () => {
    const link = storefront("/orders/five/order-status");
    await page.goto(link);
    await page.getByRole("button", { name: "Sign in to see your points" }).click();
    await page.getByRole("heading", { name: "Log in" }).waitFor();
    await logIn();
    for (const address of [link, storefront("/account/orders/5")]) {
      await page.goto(address);
      await page.getByText("Points of this order").waitFor();
    }
    await page.goto(storefront("/orders/six/order-status"));
    await page.getByRole("button", { name: "Sign in to see your points" }).waitFor();
  });

  it("lets a customer report a problem with one of their orders", async () => {
    await logIn();
    await page.getByText("Every order earns points").waitFor();
    await page.getByRole("button", { name: "Report a problem" }).click();
    const dialog = page.getByRole("dialog", { name: "Membership" });
    await dialog.getByLabel("What went wrong?").fill("The box was empty");
    await dialog.getByRole("button", { name: "Send" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(heard.at(-1)).toEqual({
      path: "/api/reports",
      sub: "gid://shopify/Customer/40",
      body: { orderId: "gid://shopify/Order/5", text: "The box was empty" },
    });
  });

  it("shows a page about an order to whoever placed it, and to nobody else", async () => {
    await logIn();
    const { total } = around.store.order(5)!;
    await page.goto(storefront("/account/orders/5/pages/membership/"));
    await page.getByText(`${around.store.order(5)!.name}: ${Math.round(total / 100)}`).waitFor();
    for (const path of ["/account/orders/6", "/account/orders/6/pages/membership/"])
      expect((await page.goto(storefront(path)))?.status(), path).toBe(404);
    await page.getByRole("button", { name: "Log out" }).click();
    await page.goto(storefront("/account/orders/5"));
    await page.getByRole("heading", { name: "Log in" }).waitFor();
  });
});

describe("A block at the checkout", () => {
  it("stops a buyer only as long as it says, by the capability of its toml", async () => {
    await page.goto(storefront(`/products/${around.store.product(1)!.handle}`));
    await page.getByRole("button", { name: "Add to cart" }).click();
    await page.getByRole("link", { name: "Check out" }).click();
    await page.getByRole("radio", { name: "Somebody by email address" }).check();
    await page.getByRole("textbox", { name: "Email address" }).fill("ada40@example.com");
    await page.getByRole("button", { name: "Use this shopper" }).click();
    await page.getByLabel("I have read the house rules").waitFor();
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.getByRole("alert").getByText("First read the house rules").waitFor();
    expect(new URL(page.url()).pathname).toMatch(/\/checkout$/);
    await page.getByLabel("I have read the house rules").check();
    await page.getByRole("button", { name: "Pay now" }).click();
    await page.waitForURL(/thank-you$/);
  });
});
