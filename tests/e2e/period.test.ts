import type { Frame, Page } from "playwright-core";
import { afterAll, beforeEach, expect, it } from "vitest";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();
let page: Page;
let frame: Frame;
let complaints: string[];
beforeEach(async () => {
  if (page) return;
  const context = await filled.browser().newContext({ viewport: { width: 390, height: 844 } });
  page = await context.newPage();
  ({ complaints } = await filled.open(page, "home"));
  frame = appFrame(page);
});
afterAll(() => page?.context().close());

const said = () => frame.locator(".period summary").innerText();
const isOpen = async () => (await frame.locator(".period details").getAttribute("open")) !== null;
const focused = () =>
  frame.evaluate(
    () => document.activeElement?.getAttribute("name") ?? document.activeElement?.tagName,
  );

it("a period is chosen by keyboard alone; the panel closes, and its button has the focus again", async () => {
  expect(await said()).toContain("Last 30 days");
  await frame.locator(".period summary").focus();
  await page.keyboard.press("Enter");
  expect(await isOpen()).toBe(true);
  await page.keyboard.press("Escape");
  expect(await isOpen()).toBe(false);
  expect(await focused()).toBe("SUMMARY");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect.poll(said).toContain("Last 7 days");
  await expect.poll(isOpen).toBe(false);
  expect(await focused()).toBe("SUMMARY");
});

it("own days that cannot be are refused next to their field, which has the focus and keeps what was typed", async () => {
  await frame.locator(".period summary").click();
  await frame.getByLabel("First day").fill("2026-03-10");
  await frame.getByLabel("Last day").fill("2026-03-01");
  await frame.getByRole("button", { name: "Show these days" }).click();
  await frame.getByText("Choose the first day or a later one").waitFor();
  expect(await isOpen()).toBe(true);
  await expect.poll(focused).toBe("to");
  expect(await frame.getByLabel("First day").inputValue()).toBe("2026-03-10");
  // what is shown stays what it was
  expect(await said()).toContain("Last 7 days");
  await frame.getByLabel("Last day").fill("2026-03-20");
  await frame.getByRole("button", { name: "Show these days" }).click();
  await expect.poll(said).toContain("Mar 10 – Mar 20, 2026");
  await expect.poll(isOpen).toBe(false);
  expect(await focused()).toBe("SUMMARY");
});

it("who comes again finds the period as they left it, on the page as the server drew it", async () => {
  await filled.open(page, "home");
  frame = appFrame(page);
  expect(await said()).toContain("Mar 10 – Mar 20, 2026");
  expect(complaints).toEqual([]);
});
