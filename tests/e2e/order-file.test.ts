// Older orders from a file, given in a browser.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import { startFilledShop, type FilledShop } from "../support/filled-shop.ts";
import { barriers, sideways } from "../support/filled-shop/barriers.ts";
import { appFrame, openPage } from "../support/filled-shop/open.ts";
import { pagesOf } from "../support/filled-shop/pages.ts";
import { exportFile, first } from "../support/order-export.ts";

let shop: FilledShop;
let browser: Browser;
let settings: string;
let folder: string;

beforeAll(async () => {
  shop = await startFilledShop();
  browser = await launchBrowser();
  settings = (await pagesOf(shop)).get("data and privacy")!;
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "order-file-"));
  const database = new pg.Client({ connectionString: shop.stack.databaseUrl });
  await database.connect();
  // Shopify shows this shop's last sixty days
  await database.query("UPDATE shops SET history_since = $1", [new Date(shop.now() - 60 * 864e5)]);
  await database.end();
});
afterAll(async () => {
  await browser?.close();
  await shop?.stop();
  fs.rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, text);
  return file;
}

const orders = [
  ...Array.from({ length: 200 }, (_, i) =>
    first({
      Name: `#OLD-${i}`,
      Id: String(4_000_000_000 + i),
      Email: `buyer-${i}@example.com`,
      Currency: "USD",
      "Created at": "2019-05-02 10:00:00 -0400",
    }),
  ),
  first({ Name: "#OLD-BAD", Currency: "USD", Total: "fifty" }),
];

it("on a phone: refused beside the button, then read, shown with what was set aside, and removed", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  const { complaints } = await openPage(page, shop, settings);
  const frame = appFrame(page);
  const choose = (file: string) =>
    frame.locator("input[type=file][accept*=csv]").setInputFiles(file);

  await choose(write("orders.xlsx", "PK"));
  await frame.getByText("orders.xlsx is no CSV file").waitFor();
  await choose(write("orders.csv", exportFile(orders)));
  await frame.getByText("200 orders in your figures from this file").waitFor();
  await frame.getByText("Read", { exact: true }).waitFor({ timeout: patient(60_000) });
  await frame.getByText("1 order could not be read and is set aside").click();
  await frame.getByText("found “fifty”, expected a number such as 12.50").waitFor();
  const onPhone = { sideways: await sideways(frame), barriers: await barriers(frame) };
  await page.setViewportSize({ width: 1280, height: 900 });
  await expect.poll(() => sideways(frame)).toBeLessThanOrEqual(0);
  const onDesktop = { barriers: await barriers(frame) };
  await frame.getByText("are from a file").waitFor();
  await frame.getByRole("button", { name: "Remove orders.csv and its orders" }).click();
  await frame.getByText("200 orders in your figures").waitFor({ state: "detached" });
  expect({ complaints, onPhone, onDesktop }).toEqual({
    complaints: [],
    onPhone: { sideways: 0, barriers: [] },
    onDesktop: { barriers: [] },
  });
  await context.close();
});
