import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import { freePort } from "../../scripts/ports.ts";
import { programOf } from "../../scripts/program.ts";
import { runNode } from "../../scripts/run.ts";
import { startFilledShop, type FilledShop } from "../support/filled-shop.ts";
import { appFrame, openPage } from "../support/filled-shop/open.ts";
import { pagesOf } from "../support/filled-shop/pages.ts";

let shop: FilledShop;
let browser: Browser;
let port: number;
let addresses: Map<string, string>;

beforeAll(async () => {
  port = await freePort();
  shop = await startFilledShop();
  browser = await launchBrowser([`--remote-debugging-port=${port}`]);
  addresses = await pagesOf(shop);
});

afterAll(async () => {
  await browser?.close();
  await shop?.stop();
});

interface Report {
  finalDisplayedUrl: string;
  categories: Record<"accessibility" | "performance", { score: number }>;
  audits: Record<string, { score: number | null; numericValue?: number; title: string }>;
}

/** What Lighthouse finds on the app's own document, as the admin's frame opens it, on a desktop it makes no slower. */
async function audit(name: string): Promise<Report> {
  const page = await browser.newPage();
  await openPage(page, shop, addresses.get(name)!);
  const url = appFrame(page).url();
  await page.close();
  const { code, output } = await runNode(
    [
      programOf("lighthouse"),
      url,
      ...["--port", String(port), "--quiet", "--output=json", "--preset=desktop"],
      ...["--throttling-method=provided", "--only-categories=accessibility,performance"],
      // at the top of a tab it would lead back into the admin, as Shopify's does
      "--blocked-url-patterns=*app-bridge*",
    ],
    { quiet: true },
  );
  expect(code, output.slice(-2000)).toBe(0);
  const report = JSON.parse(output.slice(output.indexOf("{\n"))) as Report;
  // what was looked at is the page, and not where it sends strangers
  expect(new URL(report.finalDisplayedUrl).pathname).toBe(new URL(url).pathname);
  return report;
}

/** Milliseconds on a machine of its own. */
const LCP = 1000;

it.each(["home", "customers", "value"])(
  "Lighthouse finds %s quick and for everybody",
  async (name) => {
    const { categories, audits } = await audit(name);
    const failed = Object.entries(audits)
      .filter(([, { score }]) => score !== null && score < 0.5)
      .map(([id]) => id);
    expect(categories.accessibility.score, failed.join(", ")).toBeGreaterThanOrEqual(0.95);
    expect(audits["largest-contentful-paint"]!.numericValue).toBeLessThanOrEqual(patient(LCP));
  },
);
