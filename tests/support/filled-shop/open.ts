import type { Frame, Page } from "playwright-core";
import { expect } from "vitest";
import { patient } from "../../../scripts/patience.ts";
import type { FilledShop } from "../filled-shop.ts";

/** The frame the app is in, inside the shop's admin. */
export function appFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame());
  if (!frame) throw new Error("there is no app in this page");
  return frame;
}

export interface Opened {
  /**
   * What the console says that is no answer of 404 or 422, which forms and missing pages have; grows as the page is
   * used.
   */
  complaints: string[];
  /** Cumulative layout shift while it loaded. */
  shift: number;
  /** Addresses of the app's own scripts it has loaded. App Bridge is Shopify's, in every app. */
  scripts: string[];
}

/** Opens a page of the app and waits until it is painted, hydrated and has told its vitals. Its clock is the shop's. */
export async function openPage(page: Page, shop: FilledShop, address: string): Promise<Opened> {
  const complaints: string[] = [];
  page.setDefaultTimeout(patient(30_000));
  page.on("console", (message) => {
    const ours =
      !/favicon/.test(message.location().url) && !/status of (404|422)/.test(message.text());
    if (ours && (message.type() === "error" || message.type() === "warning"))
      complaints.push(message.text());
  });
  const scripts = new Set<string>();
  page.on("request", (request) => {
    if (/\/assets\/[^/]+\.js$/.test(request.url())) scripts.add(request.url());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.clock.setSystemTime(shop.now());
  await page.goto(address);
  await page.frameLocator("#app-frame").getByRole("heading", { level: 1 }).first().waitFor();
  // hydration warnings come after the first paint
  const vitals = () => page.locator("html").getAttribute("data-app-vitals");
  await expect.poll(vitals).toContain("LCP");
  const { CLS = 0 } = JSON.parse((await vitals())!) as { CLS?: number };
  return { complaints, shift: CLS, scripts: [...scripts] };
}
