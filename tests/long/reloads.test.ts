import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { startFilledShop, type FilledShop } from "../support/filled-shop.ts";
import { openPage } from "../support/filled-shop/open.ts";
import { pagesOf } from "../support/filled-shop/pages.ts";

let shop: FilledShop;
let browser: Browser;
let addresses: Map<string, string>;

beforeAll(async () => {
  shop = await startFilledShop();
  browser = await launchBrowser();
  addresses = await pagesOf(shop);
});

afterAll(async () => {
  await browser?.close();
  await shop?.stop();
});

/** Cold: nothing of an earlier visit is kept, and what Shopify is asked for arrives while the page comes alive. */
it.each(["a customer", "churn"])(
  "%s loads twenty times without a word in the console",
  async (name) => {
    const heard: string[] = [];
    for (let visit = 1; visit <= 20; visit++) {
      const context = await browser.newContext();
      const page = await context.newPage();
      const { complaints } = await openPage(page, shop, addresses.get(name)!);
      await page
        .frameLocator("#app-frame")
        .getByText("…", { exact: true })
        .waitFor({ state: "detached" });
      heard.push(...complaints.map((text) => `visit ${visit}: ${text}`));
      await context.close();
    }
    expect(heard).toEqual([]);
  },
);
