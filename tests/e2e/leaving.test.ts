// A merchant leaves, and stays after all, in a browser.
import fs from "node:fs";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import { startFilledShop, type FilledShop } from "../support/filled-shop.ts";
import { barriers, sideways } from "../support/filled-shop/barriers.ts";
import { appFrame, openPage } from "../support/filled-shop/open.ts";
import { pagesOf } from "../support/filled-shop/pages.ts";
import { filesOfZip } from "../support/zip.ts";

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

it("takes everything along, ends everything with one confirmed press, reads it on every page, and stays", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const { complaints } = await openPage(page, shop, addresses.get("leaving")!);
  const frame = appFrame(page);
  await frame.getByText("The survey's question", { exact: true }).waitFor();

  const saved = page.waitForEvent("download", { timeout: patient(60_000) });
  await frame.getByRole("button", { name: "Download everything" }).click();
  const files = filesOfZip(fs.readFileSync(await (await saved).path()));
  expect(files.get("customers.csv")!.split("\r\n").length).toBeGreaterThan(100);

  await frame.getByRole("button", { name: "End everything and stop launching" }).click();
  const dialog = frame.getByRole("dialog");
  await dialog.getByRole("button", { name: "End everything" }).click({ timeout: patient(10_000) });
  const done = frame.getByText("Shopify shows nothing of Boomerang as active");
  await done.waitFor({ timeout: patient(60_000) });
  await frame.getByText("This shop is leaving Boomerang").waitFor();
  const onPhone = { sideways: await sideways(frame), barriers: await barriers(frame) };
  expect({ complaints, onPhone }).toEqual({
    complaints: [],
    onPhone: { sideways: 0, barriers: [] },
  });

  for (const name of ["home", "offers", "a new offer", "a customer"]) {
    await openPage(page, shop, addresses.get(name)!);
    await appFrame(page).getByText("This shop is leaving Boomerang").waitFor();
    expect(await barriers(appFrame(page)), name).toEqual([]);
  }
  await openPage(page, shop, addresses.get("leaving")!);
  await appFrame(page).getByRole("button", { name: "Stay with Boomerang" }).click();
  await appFrame(page).getByText("This shop is leaving").waitFor({ state: "detached" });
  await context.close();
});
