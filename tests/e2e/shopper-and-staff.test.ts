// What a person does by hand in the demo's shop, on the sandbox's own pages.
import express from "express";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "../../scripts/browser.ts";
import { patient } from "../../scripts/patience.ts";
import { adminAround, domain } from "../support/admin-around.ts";
import { fakeApp } from "../support/fake-app.ts";
import { sampleCustomer, sampleProduct } from "../support/sample-shop.ts";

let around: Awaited<ReturnType<typeof adminAround>>;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const email = "buyer7@example.com";

beforeAll(async () => {
  around = await adminAround(express().use(fakeApp("test-api-key")));
  around.store.putProduct(sampleProduct(1));
  around.store.putCustomer(sampleCustomer(7));
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 390, height: 844 } });
  page.setDefaultTimeout(patient(10_000));
  page.on("pageerror", ({ message }) => complaints.push(message));
  page.on("response", (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`);
  });
});
afterAll(async () => {
  await browser?.close();
  await around?.close();
});

const shop = (path = "") => page.goto(`${around.sandbox.url}/storefront/${domain}${path}`);
const admin = (path: string) => page.goto(`${around.admin}${path}`);
const press = (name: string) => page.getByRole("button", { name, exact: true }).first().click();
const shown = () => page.locator("body").innerText();

async function logIn(): Promise<void> {
  await shop();
  await page.getByRole("link", { name: "Log in" }).first().click();
  await page.getByLabel("Email").first().fill(email);
  await press("Continue");
  await page.getByLabel("Six-digit code").fill(/code for .*: (\d{6})/.exec(await shown())![1]!);
  await press("Log in");
  expect(page.url()).toContain("/account/orders");
}

async function putInCart(): Promise<void> {
  await shop("/products/product-1");
  await press("Add to cart");
}

/** Buys what is in the cart; where the order is in the admin. */
async function pay(): Promise<string> {
  await press("Pay now");
  expect(await shown()).toContain("Your order is confirmed");
  expect(await shown()).toMatch(/Shipping\s+\$\d/);
  const [order] = [...around.store.orders({ sort: "processedAt", reverse: true })];
  expect(order!.customerId).toBe(7);
  return `/orders/${order!.id}`;
}

it("a person logs in, leaves a checkout, comes back, is kept waiting, returns it, and finds the shelf empty", async () => {
  await logIn();

  await putInCart();
  await shop("/checkout");
  expect(await shown()).toContain(`(${email})`);
  await admin("/sandbox");
  await press("+1 hour");
  await admin("/checkouts");
  expect(await shown()).toContain("Buyer 7");
  const wayBack = (await page.locator("a[href*='/recover?key=']").getAttribute("href"))!;
  await page.context().clearCookies();
  await page.goto(wayBack);
  expect(await shown()).toContain("Product 1");
  const order = await pay();
  const { name } = around.store.order(Number(order.split("/")[2]))!;

  await admin(order);
  await press("Send");
  await admin("/sandbox");
  await page.getByRole("textbox", { name: "Order" }).fill(name);
  await press("Make late");
  expect(page.url()).toContain(order);
  expect(await shown()).toContain("Delayed");
  await admin("/sandbox");
  await press("+30 days");
  await admin(order);
  await press("Delivered");
  const promised = /Promised until\s+(.+)/.exec(await shown())![1]!;
  const delivered = /([^\n]+): Delivered/.exec(await shown())![1]!;
  expect(Date.parse(delivered)).toBeGreaterThan(Date.parse(promised));

  await page.getByLabel("Reason").selectOption({ label: "Changed my mind" });
  await press("Take it back");
  await press("Take back and refund");
  expect(await shown()).toContain("Changed my mind");
  expect(around.store.order(Number(order.split("/")[2]))!.totalRefunded).toBe(1000);

  await admin("/products/1");
  // what is sold out has no such button any more
  const sellOut = page.getByRole("button", { name: "Sell out" });
  for (let left = await sellOut.count(); left > 0; left--) {
    await sellOut.first().click();
    await expect.poll(() => sellOut.count()).toBe(left - 1);
  }
  await shop("/products/product-1");
  expect(await page.getByRole("button", { name: "Add to cart" }).count()).toBe(0);
  expect(await shown()).toContain("Sold out");

  expect(complaints).toEqual([]);
});
