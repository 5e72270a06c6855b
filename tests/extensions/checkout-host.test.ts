import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type {} from "../../sandbox/extensions/browser/host.ts";
import { buildHostScripts } from "../../sandbox/extensions/host-scripts.ts";
import { buildExtension } from "../../scripts/build-extension.mjs";
import { launchBrowser, VISITOR } from "../../scripts/browser.ts";
import { startApi, startShop, type Visit } from "./fake-shop.ts";
import { patient } from "../../scripts/patience.ts";

let browser: Browser;
let outDir: string;
let api: Awaited<ReturnType<typeof startApi>>;
let shop: Awaited<ReturnType<typeof startShop>>;
let context: BrowserContext;
let problems: string[];

beforeAll(async () => {
  outDir = await mkdtemp(path.join(tmpdir(), "checkout-"));
  api = await startApi();
  const [started, bundle] = await Promise.all([
    launchBrowser(),
    buildExtension({ appUrl: api.origin, outDir }),
    buildHostScripts(outDir),
  ]);
  browser = started;
  shop = await startShop({ outDir, extensionFile: bundle.file });
});

afterAll(async () => {
  await browser.close();
  await Promise.all([api.close(), shop.close()]);
  await rm(outDir, { recursive: true, force: true });
});

beforeEach(async () => {
  api.mode = "open";
  api.received.length = 0;
  problems = [];
  context = await browser.newContext({ viewport: { width: 720, height: 900 } });
  context.setDefaultTimeout(patient(30_000));
});
afterEach(() => context.close());

async function state(page: Page) {
  await page.waitForFunction(() => document.body.dataset.extension !== undefined);
  return page.evaluate(() => document.body.dataset.extension);
}

async function open(visit: Visit | string = {}) {
  const page = await context.newPage();
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto(typeof visit === "string" ? visit : shop.visit(visit));
  return page;
}

const send = (page: Page) => page.getByRole("button", { name: "Send feedback" });
const comment = (page: Page) => page.getByLabel("Anything you would like to add? (optional)");
const thanks = (page: Page) => page.getByRole("heading", { name: "Thank you for your feedback" });
const orderStatus = "customer-account.order-status.block.render";

describe("on the thank-you page", () => {
  it("a shopper rates and writes, and the app receives it from another origin", async () => {
    const page = await open();
    expect(await state(page)).toBe("ready");
    expect(page.workers()).toHaveLength(1);
    await page
      .getByRole("heading", { name: "How was your shopping experience today?", level: 2 })
      .waitFor();
    await page.getByRole("radio", { name: "Excellent" }).check();
    const text = "Fast delivery, lovely box, and the card inside made my daughter smile!";
    await comment(page).pressSequentially(text);
    expect(await comment(page).inputValue()).toBe(text);
    await send(page).click();
    await thanks(page).waitFor();
    await page.getByText("Your answer helps Maple improve.").waitFor();

    const [preflight, post] = api.received;
    expect(preflight).toMatchObject({ method: "OPTIONS", origin: shop.origin });
    expect(post).toMatchObject({
      method: "POST",
      url: "/api/surveys/responses",
      userAgent: VISITOR,
    });
    expect(post?.authorization).toMatch(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/);
    const order = new URL(page.url()).pathname.split("/").at(-1);
    expect(post?.answer).toMatchObject({
      surveyId: "default",
      touchpoint: "thank_you",
      orderId: `gid://shopify/OrderIdentity/${order}`,
      checkoutToken: `checkout-${order}`,
      confirmationNumber: `ABC${order}`,
      locale: "en-CA",
      answers: { rating: 5, comment: text },
    });

    await page.reload();
    expect(await state(page)).toBe("empty");
    expect(problems).toEqual([]);
  });

  it("fast typing is never undone by what the worker sends back", async () => {
    const page = await open();
    const text = "the quick brown fox jumps over the lazy dog, ".repeat(6).trim();
    await comment(page).focus();
    // as many keys at once as the browser takes, with the worker answering in between
    await Promise.all(text.split(/(?<= )/).map((word) => page.keyboard.type(word)));
    expect((await comment(page).inputValue()).length).toBe(text.length);
    await page.getByRole("radio", { name: "Good" }).check();
    await comment(page).fill("start");
    await comment(page).press("End");
    await comment(page).pressSequentially(" middle end");
    await send(page).click();
    await thanks(page).waitFor();
    expect(api.posts()[0]?.answer?.answers.comment).toBe("start middle end");
  });

  it("an answer is kept while the app is down, and sent on the next visit", async () => {
    api.mode = "down";
    const page = await open();
    await page.getByRole("radio", { name: "Bad", exact: true }).check();
    await send(page).click();
    await page.locator("s-banner", { hasText: "We could not reach the shop" }).waitFor();
    // without CORS headers a refusal looks like a network error, and is treated as one
    api.mode = "unauthorized without CORS";
    const again = page.getByRole("button", { name: "Try again" });
    await again.click();
    await page.waitForFunction(() =>
      Object.values(localStorage).some((value: string) => value.includes('"attempts":2')),
    );
    expect(api.received.at(-1)?.status).toBe(401);
    expect(api.posts()).toEqual([]);

    api.mode = "open";
    await page.reload();
    await thanks(page).waitFor();
    expect(api.posts()).toHaveLength(1);
    expect(api.posts()[0]?.answer?.answers.rating).toBe(2);
    await page.reload();
    expect(await state(page)).toBe("empty");
  });

  it("a second browser's answer for the same order is thanked but not stored", async () => {
    const url = shop.visit();
    for (const name of ["Excellent", "Very bad"]) {
      const page = await open(url);
      await page.getByRole("radio", { name }).check();
      await send(page).click();
      await thanks(page).waitFor();
      await page.evaluate(() => localStorage.clear());
    }
    const [first, second] = api.posts();
    expect(second?.answer?.orderId).toBe(first?.answer?.orderId);
    expect(api.stored.get(`thank_you ${first?.answer?.orderId}`)?.answers.rating).toBe(5);
  });

  it("without network access the answer is kept", async () => {
    const page = await open({ change: { capabilities: [] } });
    await page.getByRole("radio", { name: "Good" }).check();
    await send(page).click();
    await page.getByRole("status").waitFor();
    expect(api.received).toEqual([]);
  });
});

describe("on the order status page", () => {
  it("a French shopper answers with the keyboard alone", async () => {
    const page = await open({ target: orderStatus, buyerLocale: "fr-CA" });
    await page
      .getByRole("heading", { name: "Que pensez-vous de ce que vous avez reçu ?" })
      .waitFor();
    const button = page.getByRole("button", { name: "Envoyer mon avis" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("alert").getByText("Choisissez d’abord une note").waitFor();

    await page.getByRole("radio", { name: "Très mauvais" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("radio", { name: "Moyen" }).isChecked()).toBe(true);
    await page.getByRole("alert").getByText("Choisissez").waitFor({ state: "hidden" });
    expect(await page.getByRole("radio", { name: "Moyen" }).evaluate(isFocused)).toBe(true);
    await page.keyboard.press("Tab");
    await page.keyboard.type("Un peu lent");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Merci pour votre avis").waitFor();
    expect(api.posts()[0]?.answer).toMatchObject({
      touchpoint: "order_status",
      locale: "fr-CA",
      answers: { rating: 3, comment: "Un peu lent" },
    });
  });

  it("nothing is shown until the order is processed", async () => {
    const order = { id: "gid://shopify/Order/77", name: "#77", confirmationNumber: null };
    const page = await open({ target: orderStatus, order: { ...order, processedAt: null } });
    expect(await state(page)).toBe("empty");
    await page.evaluate((id) => globalThis.extensionHost?.update("order", { id }), order.id);
    await page.getByRole("heading", { name: "How do you like what you received?" }).waitFor();
    expect(await state(page)).toBe("ready");
  });
});

describe("while the merchant edits", () => {
  it("settings and the published survey redraw the block at once", async () => {
    const page = await open({ editor: true });
    expect(await state(page)).toBe("ready");
    const update = (path: string, value: unknown) =>
      page.evaluate(([at, to]) => globalThis.extensionHost?.update(at, to), [path, value] as const);

    await update("settings", { question: "Rate our unboxing", show_comment: false });
    await page.getByRole("heading", { name: "Rate our unboxing" }).waitFor();
    expect(await comment(page).count()).toBe(0);

    await update("appMetafields", [published]);
    await page.getByRole("heading", { name: "How did checkout go?" }).waitFor();
    await page.getByRole("radio", { name: "Good" }).check();
    await send(page).click();
    await thanks(page).waitFor();
    expect(api.received).toEqual([]);
  });

  it("a follow-up appears for unhappy shoppers of a published survey", async () => {
    const page = await open({ appMetafields: [published], settings: { show_comment: true } });
    const why = page.getByLabel("What went wrong? (optional)");
    await page.getByRole("radio", { name: "Good" }).check();
    expect(await why.count()).toBe(0);
    await page.getByRole("radio", { name: "Very bad" }).check();
    await why.fill("It crashed");
    await send(page).click();
    await thanks(page).waitFor();
    expect(api.posts()[0]?.answer).toMatchObject({
      surveyId: "srv_7",
      version: 3,
      answers: { csat: 1, why: "It crashed" },
    });
  });
});

describe("an extension that cannot be shown says so on the page", () => {
  it.each([
    ["its bundle is missing", undefined, "could not be loaded|failed to load"],
    ["its bundle throws", "throw new Error('no process here')", "no process here"],
    ["it does not register the target", "shopify.extend('x', () => {})", "does not register"],
    [
      "its target rejects",
      "shopify.extend('purchase.thank-you.block.render', async () => { throw new Error('broke') })",
      "broke",
    ],
    [
      "it asks for what the host does not have",
      "shopify.extend('purchase.thank-you.block.render', () => shopify.deliveryGroups.value)",
      "does not offer shopify.deliveryGroups",
    ],
    [
      "it fails later",
      "shopify.extend('purchase.thank-you.block.render', () => { setTimeout(() => { throw new Error('late') }) })",
      "late",
    ],
  ])("because %s", async (_, script, message) => {
    const url = `/extensions/broken-${shop.extra.size}.js`;
    if (script) shop.extra.set(url, script);
    const page = await open({ change: { scriptUrl: url } });
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(new RegExp(message));
    expect(await state(page)).toBe("error");
  });
});

const isFocused = (element: Element) =>
  (element.getRootNode() as ShadowRoot).activeElement === element;

const published = {
  target: { type: "shop" as const, id: "gid://shopify/Shop/1" },
  metafield: {
    namespace: "$app:feedback",
    key: "survey",
    valueType: "json_string",
    type: "json",
    value: JSON.stringify({
      format: 1,
      id: "srv_7",
      version: 3,
      status: "open",
      touchpoints: ["thank_you"],
      defaultLocale: "en",
      questions: [
        { id: "csat", type: "rating", required: true, text: { en: "How did checkout go?" } },
        {
          id: "why",
          type: "text",
          required: false,
          text: { en: "What went wrong?" },
          showIf: { question: "csat", op: "lte", value: 3 },
        },
      ],
    }),
  },
};
