import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser, Page } from "playwright-core";
import { adminAround, domain } from "../support/admin-around.ts";
import { launchBrowser } from "../../scripts/browser.ts";
import { fakeApp } from "../support/fake-app.ts";
import {
  sampleCustomer,
  sampleDiscount,
  sampleOrder,
  sampleProduct,
} from "../support/sample-shop.ts";
import { patient } from "../../scripts/patience.ts";

type Around = Awaited<ReturnType<typeof adminAround>>;

const app = () => express().use(fakeApp("test-api-key"));
let around: Around;
beforeAll(async () => {
  around = await adminAround(app());
  const { store } = around;
  store.putProduct(sampleProduct(1));
  store.putCustomer(sampleCustomer(7, { firstName: "<b>Ada</b>", email: "ada@example.com" }));
  // three at a time in the same second: only the id tells them apart
  for (let id = 1; id <= 120; id++) {
    const processedAt = sampleOrder(Math.floor(id / 3)).processedAt;
    store.putOrder(sampleOrder(id, { processedAt, customerId: id <= 30 ? 7 : null }));
  }
});
afterAll(() => around.close());

const get = async (path: string) => {
  const response = await fetch(around.admin + path);
  return { status: response.status, text: await response.text() };
};
const post = (path: string, form: Record<string, string> = {}, headers = {}) =>
  fetch(around.admin + path, {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
    headers,
  });
const postJson = (path: string, body: unknown, headers = {}) =>
  fetch(around.sandbox.url + path, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });
const orderNames = (text: string) => [...text.matchAll(/>(#\d+)<\/a>/g)].map((match) => match[1]);
const link = (text: string, label: string) =>
  new RegExp(`href="[^"]*\\?([^"]*)">${label}<`).exec(text)?.[1];

describe("lists", () => {
  it("show every order once, newest first, page by page, and the way back", async () => {
    const pages: (string | undefined)[][] = [];
    let query: string | undefined = "";
    let text = "";
    while (query !== undefined) {
      text = (await get(`/orders?${query}`)).text;
      pages.push(orderNames(text));
      query = link(text, "Older");
    }
    const expected = [...around.store.orders({ sort: "processedAt", reverse: true })].map(
      (order) => order.name,
    );
    expect(pages.map((names) => names.length)).toEqual([50, 50, 20]);
    expect(pages.flat()).toEqual(expected);

    const back = (await get(`/orders?${link(text, "Newer")}`)).text;
    expect(orderNames(back)).toEqual(pages[1]);
    const first = (await get(`/orders?${link(back, "Newer")}`)).text;
    expect(orderNames(first)).toEqual(pages[0]);
    expect(link(first, "Newer")).toBeUndefined();
  });

  it("find an order by its number and a customer by the beginning of the address", async () => {
    expect(orderNames((await get("/orders?q=1042")).text)).toEqual(["#1042"]);
    expect(orderNames((await get("/orders?q=ada%40example.com")).text)).toHaveLength(30);
    expect((await get("/customers?q=ADA")).text).toContain("ada@example.com");
    expect((await get("/customers?q=bob")).text).toContain("No customers here.");
  });

  it("write names as text, whatever they contain", async () => {
    const { text } = await get("/customers/7");
    expect(text).toContain("&lt;b&gt;Ada&lt;/b&gt;");
    expect(text).not.toContain("<b>Ada");
  });
});

it("shows an order as the shop has it", async () => {
  around.store.putOrder(
    sampleOrder(500, {
      totalDiscounts: 200,
      subtotal: 800,
      total: 1300,
      totalRefunded: 300,
      currentTotal: 1000,
      financialStatus: "PARTIALLY_REFUNDED",
      discounts: [{ discountId: 9, kind: "code", code: "BACK10", title: "Back", amount: 200 }],
      refunds: [{ id: 1, createdAt: "2026-03-01T10:00:00Z", note: "late", amount: 300, lines: [] }],
    }),
  );
  const { text } = await get("/orders/500");
  for (const shown of [
    "BACK10",
    "−$2.00",
    "$13.00",
    "−$3.00",
    "$10.00",
    "Partially refunded",
    "late",
  ]) {
    expect(text).toContain(shown);
  }
});

it("shows a discount with its codes and their use, and its status by the shop's clock", async () => {
  const { store, sandbox } = around;
  store.putDiscount(sampleDiscount(900, { endsAt: "2030-01-01T00:00:00Z" }));
  store.putCode({ id: 1, discountId: 900, code: "BACK-AAA", usageCount: 2 });
  store.putCode({ id: 2, discountId: 900, code: "BACK-BBB", usageCount: 0 });
  const { text } = await get("/discounts/900");
  for (const shown of ["15% off", "2 codes", "BACK-AAA", ">Active<"]) expect(text).toContain(shown);
  sandbox.clock.moveTo(new Date("2030-01-02T00:00:00Z"));
  try {
    expect((await get("/discounts")).text).toContain(">Expired<");
  } finally {
    sandbox.clock.moveTo(new Date());
  }
});

describe("what is not there", () => {
  it.each([
    ["/orders/99999", "no order with id 99999"],
    ["/nonsense", "no page &quot;/nonsense&quot;"],
    ["/apps/other-app/x", "no app &quot;other-app&quot;"],
  ])("%s is said to be missing", async (path, sentence) => {
    const { status, text } = await get(path);
    expect(status).toBe(404);
    expect(text).toContain(sentence);
  });
  it("names the shops there are when asked for another", async () => {
    const response = await fetch(`${around.sandbox.url}/store/unknown/orders`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(`It has: ${domain}`);
  });
});

describe("controls", () => {
  it("move the shop's clock and bring it back", async () => {
    const { clock } = around.sandbox;
    // a moment behind is no hour, and no negative zero
    const ahead = () => Math.round((clock.now().getTime() - Date.now()) / 3_600_000) + 0;
    await post("/sandbox/clock", { advance: String(24 * 3_600_000) });
    expect(ahead()).toBe(24);
    await post("/sandbox/clock", { moment: "2031-05-06T07:08:09" });
    expect(clock.iso().slice(0, 16)).toBe("2031-05-06T07:08");
    await post("/sandbox/clock", { moment: "now" });
    expect(ahead()).toBe(0);
    expect((await post("/sandbox/clock", { moment: "soon" })).status).toBe(400);
  });

  it("start a fault and end all of them", async () => {
    const { faults } = around.sandbox;
    await post("/sandbox/faults", {
      kind: "webhook.delay",
      probability: "0.5",
      amount: "300",
      times: "",
    });
    expect(faults.list()).toEqual([{ kind: "webhook.delay", probability: 0.5, amount: 300 }]);
    expect((await get("/sandbox")).text).toContain("End all");
    await post("/sandbox/faults/clear");
    expect(faults.list()).toEqual([]);
    expect((await post("/sandbox/faults", { kind: "nonsense", probability: "1" })).status).toBe(
      400,
    );
  });
});

describe("other sites open in the same browser", () => {
  const foreign = { "sec-fetch-site": "cross-site" };
  it("get no session token and press no button", async () => {
    expect((await postJson("/shell/session-token", { shop: domain }, foreign)).status).toBe(403);
    expect((await post("/sandbox/clock", { advance: "1" }, foreign)).status).toBe(403);
    expect((await post("/apps/test-api-key/uninstall", {}, foreign)).status).toBe(403);
    expect(around.sandbox.isInstalled(domain)).toBe(true);
  });
});

describe("scopes", () => {
  it("are granted when the app declared them, and taken back when it can do without", async () => {
    const change = (kind: string, scopes: string[]) =>
      postJson(`/shell/scopes/${kind}`, { shop: domain, scopes });
    const granted = await change("grant", ["read_inventory"]);
    expect(await granted.json()).toMatchObject({
      granted: ["read_orders", "write_discounts", "read_inventory"],
    });
    const revoked = await change("revoke", ["read_inventory"]);
    expect(await revoked.json()).toMatchObject({ granted: ["read_orders", "write_discounts"] });
    const undeclared = await change("grant", ["write_orders"]);
    expect([undeclared.status, await undeclared.text()]).toEqual([
      400,
      "write_orders must be declared in optional_scopes of shopify.app.toml.",
    ]);
    expect((await change("revoke", ["read_orders"])).status).toBe(400);
  });
});

it("lets the merchant approve a charge and goes back to the app with its id", async () => {
  const { billing } = around.sandbox.tenant(domain);
  billing.put({
    id: 31,
    name: "Pro",
    status: "PENDING",
    test: true,
    trialDays: 14,
    returnUrl: "https://admin.shopify.com/store/demo/apps/test-api-key/app?plan=pro",
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
    currentPeriodEnd: null,
    lines: [
      {
        recurring: { price: { amount: "29.0", currencyCode: "USD" }, interval: "EVERY_30_DAYS" },
        usage: null,
      },
    ],
    usage: [],
  });
  const { text } = await get("/charges/31/RecurringApplicationCharge/confirm?signature=x");
  for (const shown of ["$29.00 every 30 days", "first 14 days are free", "Test charge"]) {
    expect(text).toContain(shown);
  }
  const answer = await post("/charges/31/approve");
  expect(answer.headers.get("location")).toBe(`${around.base}/app?plan=pro&charge_id=31`);
  expect(billing.get(31)?.status).toBe("ACTIVE");
});

describe("in a browser", () => {
  let browser: Browser;
  let page: Page;
  let fresh: Around;
  beforeAll(async () => {
    [browser, fresh] = await Promise.all([
      launchBrowser(),
      adminAround(app(), { installed: false }),
    ]);
    page = await browser.newPage();
    page.setDefaultTimeout(patient(30_000));
  });
  afterAll(async () => {
    await browser.close();
    await fresh.close();
  });

  it("asks before it installs the app, opens it then, and asks again before it uninstalls it", async () => {
    await page.goto(fresh.sandbox.url);
    await page.getByText("View and edit discounts").waitFor();
    await page.getByRole("button", { name: "Install app" }).click();
    await page.frameLocator("#app-frame").getByText("Place:").waitFor();
    expect(fresh.sandbox.isInstalled(domain)).toBe(true);

    await page.goto(`${fresh.admin}/apps`);
    await page.getByRole("button", { name: "Uninstall" }).click();
    const sure = page.getByRole("dialog", { name: "Are you sure?" });
    await sure.getByRole("button", { name: "Cancel" }).click();
    expect(fresh.sandbox.isInstalled(domain)).toBe(true);
    await page.getByRole("button", { name: "Uninstall" }).click();
    await sure.getByRole("button", { name: "Uninstall" }).click();
    await page.getByText("Not installed").waitFor();
    expect(fresh.sandbox.isInstalled(domain)).toBe(false);
    const refused = await page.evaluate(
      async (shop) =>
        (
          await fetch("/shell/session-token", {
            method: "POST",
            headers: { "content-type": "application/json" },
            body: JSON.stringify({ shop }),
          })
        ).status,
      domain,
    );
    expect(refused).toBe(403);

    await page.goto(`${fresh.admin}/sandbox/webhooks`);
    await page.getByRole("rowheader", { name: "app/uninstalled" }).waitFor();
  });

  it("no page is wider than a phone", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    const paths = [
      "",
      "/orders",
      "/orders/1",
      "/customers",
      "/customers/7",
      "/products",
      "/products/1",
    ];
    const more = ["/discounts", "/customers/segments", "/apps", "/sandbox", "/sandbox/webhooks"];
    for (const path of [...paths, ...more]) {
      await page.goto(around.admin + path);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([path, width]).toEqual([path, 390]);
    }
  });
});
