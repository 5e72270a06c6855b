import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../../../scripts/browser.ts";
import { startFilledShop, type FilledShop } from "../filled-shop.ts";
import { openPage } from "./open.ts";
import { pagesOf } from "./pages.ts";

/** A filled shop and a browser for all tests of a file. @param launch starts the browser */
export function walkFilledShop(launch: () => Promise<Browser> = launchBrowser) {
  let shop: FilledShop;
  let browser: Browser;
  let addresses: Map<string, string>;
  beforeAll(async () => {
    shop = await startFilledShop();
    browser = await launch();
    addresses = await pagesOf(shop);
  });
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });
  return {
    browser: () => browser,
    /** @param name of a page, as pages.ts has it @param query of the address, where the page is asked for something */
    open: (page: Page, name: string, query = "") =>
      openPage(page, shop, addresses.get(name)! + query),
  };
}
