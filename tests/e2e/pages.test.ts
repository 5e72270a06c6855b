import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import type { Walk } from "../../scripts/demo/step.ts";
import { readOptions } from "../../scripts/demo/options.ts";
import { startStack, type Stack } from "../../scripts/demo/stack.ts";
import { appPath, ask, until } from "../../scripts/demo/story/ask.ts";
import { importOrders, openAdmin, openApp } from "../../scripts/demo/story/opening.ts";
import { removeDatabase } from "../../scripts/database/launcher.ts";

const state = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-pages-"));
fs.chmodSync(state, 0o755);
fs.mkdirSync(path.join(state, "logs"));

let stack: Stack;
let stop = async (): Promise<void> => undefined;
let browser: Browser;
let base: string;
let customer: string;

beforeAll(async () => {
  stack = await startStack(readOptions(["--state", state, "--orders", "2000"]), {
    say: () => undefined,
    onStop: (how) => (stop = how),
  });
  browser = await launchBrowser();
  const walk: Walk = {
    page: await browser.newPage(),
    stack,
    pictures: path.join(state, "pictures"),
  };
  for (const step of [openAdmin, openApp, importOrders]) await step.run(walk);
  base = await appPath(walk);
  await until(async () => {
    const [fit] = await ask(
      walk,
      "SELECT 1 FROM model_fits WHERE (SELECT count(*) FROM customers) = (SELECT count(*) FROM customer_values)",
    );
    return fit ? { found: fit } : { missing: "the shop is not computed" };
  }, 60_000);
  const [best] = await ask<{ id: string }>(
    walk,
    "SELECT customer_id::text AS id FROM customers ORDER BY orders DESC LIMIT 1",
  );
  customer = best!.id;
  await walk.page.close();
});

afterAll(async () => {
  await browser?.close();
  await stop();
  await removeDatabase(path.join(state, "database"));
});

const pages: [string, () => string][] = [
  ["home", () => "/app"],
  ["customers", () => "/app/customers"],
  ["customers, sorted and filtered", () => "/app/customers?state=slipping&sort=orders+desc"],
  ["a customer", () => `/app/customers/${customer}`],
  ["value", () => "/app/value"],
  ["churn", () => "/app/churn"],
  ["segments", () => "/app/segments"],
  ["offers", () => "/app/offers"],
  ["a new offer", () => "/app/offers/new?segment=slipping"],
  ["flash sales", () => "/app/flash-sales"],
  ["a new flash sale", () => "/app/flash-sales/new"],
  ["surveys", () => "/app/surveys"],
  ["the survey's question", () => "/app/surveys/question"],
  ["settings", () => "/app/settings"],
  ["a page that does not exist", () => "/app/nothing-here"],
  ["a customer that does not exist", () => "/app/customers/1"],
];

async function look(page: Page, address: string) {
  const complaints: string[] = [];
  page.on("console", (message) => {
    const ours =
      !/favicon/.test(message.location().url) && !/status of (404|422)/.test(message.text());
    if (ours && (message.type() === "error" || message.type() === "warning"))
      complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${stack.url}${base}${address}`);
  const app = page.frameLocator("#app-frame");
  await app.getByRole("heading", { level: 1 }).first().waitFor();
  // hydration warnings come after the first paint
  await expect.poll(() => page.locator("html").getAttribute("data-app-vitals")).toContain("LCP");
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame())!;
  const [width, wide, headings] = await frame.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
    document.querySelectorAll("h1").length,
  ]);
  const vitals = JSON.parse((await page.locator("html").getAttribute("data-app-vitals"))!) as {
    CLS?: number;
  };
  return { complaints, sideways: wide! - width!, headings, shift: vitals.CLS ?? 0 };
}

describe.each([
  ["a desktop", 1280, 900],
  ["a phone", 390, 844],
])("on %s", (_, width, height) => {
  test.each(pages)("%s opens, fits and stands still", async (_name, address) => {
    const page = await browser.newPage({ viewport: { width, height } });
    try {
      const seen = await look(page, address());
      expect(seen.complaints).toEqual([]);
      expect(seen.sideways).toBeLessThanOrEqual(0);
      expect(seen.headings).toBe(1);
      expect(seen.shift).toBeLessThanOrEqual(0.1);
    } finally {
      await page.close();
    }
  });
});
