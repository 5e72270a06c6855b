// Shops that have just begun, page by page: nothing is divided by nobody, and nothing is said of one as of many.
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import type { FilledShop } from "../support/filled-shop.ts";
import { barriers, sideways } from "../support/filled-shop/barriers.ts";
import { appFrame, openPage } from "../support/filled-shop/open.ts";
import { pagesOf } from "../support/filled-shop/pages.ts";
import { startTinyShop } from "../support/tiny-shop.ts";

const WIDTHS = [1280, 390];

/** What no page should say, however little there is to say something of. */
const NONSENSE =
  /NaN|Infinity|undefined|\bnull\b|\[object|\b0 of 0\b|\bof 0 customers|(^| )1 (customers|orders|codes|days)\b|Invalid Date/;

/** A share, of people too few to have one. */
const SHARE = /\d%/;
/** What a merchant typed or may type, and what a rule says of any shop. */
const NO_SHARE_OF_PEOPLE = /0 to 50|% off|more than \d+ in 100|\d+% chance/;

describe.each([0, 1, 3, 20])("a shop of %i orders", (orders) => {
  let shop: FilledShop;
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
    const page = await browser.newPage();
    shop = await startTinyShop(orders, page);
    await page.close();
  }, patient(240_000));
  afterAll(async () => {
    await browser?.close();
    await shop?.stop();
  });

  it("says something sensible on every page", async () => {
    const found: string[] = [];
    for (const [name, address] of await pagesOf(shop)) {
      // figures of no shop
      if (name === "the pieces") continue;
      const context = await browser.newContext();
      const page = await context.newPage();
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const { complaints } = await openPage(page, shop, address);
        const frame = appFrame(page);
        await frame.getByText("…", { exact: true }).first().waitFor({ state: "detached" });
        const text = await frame.locator("body").innerText();
        // how much of the set-up is done is a share of steps
        const steps = await frame.locator(".Polaris-ProgressBar").allInnerTexts();
        const lines = text.split("\n").filter((line) => !steps.includes(line));
        const nonsense = lines.filter((line) => NONSENSE.test(line));
        if (orders <= 3)
          nonsense.push(
            ...lines.filter((line) => SHARE.test(line) && !NO_SHARE_OF_PEOPLE.test(line)),
          );
        const wide = (await sideways(frame)) > 0 ? ["is wider than its window"] : [];
        const troubles = [...complaints, ...nonsense, ...wide, ...(await barriers(frame))];
        found.push(...troubles.map((trouble) => `${name} at ${width}: ${trouble}`));
      }
      await context.close();
    }
    expect(found).toEqual([]);
  });
});
