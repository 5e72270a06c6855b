import type { Download, Frame, Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import fs from "node:fs";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();
let page: Page;
let frame: Frame;
beforeEach(async () => {
  if (page) return;
  const context = await filled
    .browser()
    .newContext({ viewport: { width: 1280, height: 900 }, hasTouch: true });
  page = await context.newPage();
  await filled.open(page, "the pieces");
  frame = appFrame(page);
});
afterAll(() => page?.context().close());

const story = (name: string) => frame.locator(`[data-story="${name}"]`);
const tooltip = () => frame.locator(".chart-tooltip");
const shift = () =>
  frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as unknown as { value: number }[])
            sum += entry.value;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );

describe("a chart in the admin", () => {
  it("tells a pointer what it is over", async () => {
    const bars = story("Bars, Filled");
    await bars.scrollIntoViewIfNeeded();
    await bars.locator(".bars-mark").nth(1).hover();
    await expect.poll(() => tooltip().innerText()).toContain("Active");
    await page.mouse.move(0, 0);
    await expect.poll(() => tooltip().count()).toBe(0);
  });

  it("is walked through by keyboard: one stop, arrows, Escape, Tab goes on", async () => {
    const lines = story("Lines, Filled");
    await lines.locator('[data-mark="0"]').focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => tooltip().innerText()).toContain("Mar");
    await page.keyboard.press("End");
    await expect.poll(() => tooltip().innerText()).toContain("Jun");
    await page.keyboard.press("Escape");
    await expect.poll(() => tooltip().count()).toBe(0);
    await page.keyboard.press("Tab");
    const now = await frame.evaluate(() => document.activeElement?.tagName);
    expect(now).toBe("SUMMARY");
  });

  it("tells a finger first what it is over", async () => {
    const before = page.url();
    const dots = story("Dot timeline, Filled");
    await dots.scrollIntoViewIfNeeded();
    await dots.locator('[data-mark="2"]').tap();
    await expect.poll(() => tooltip().innerText()).toContain("Tap again to open");
    expect(page.url()).toBe(before);
  });

  it("gives its table as a file", async () => {
    const [file] = (await Promise.all([
      page.waitForEvent("download"),
      story("Funnel, Filled")
        .getByRole("button", { name: /Download CSV/ })
        .click(),
    ])) as [Download, void];
    expect(file.suggestedFilename()).toBe("win-back-the-slipping.csv");
    const text = fs.readFileSync(await file.path(), "utf8");
    expect(text.split("\r\n")[2]).toBe('Codes sent,"1,180",98.3%,98.3%');
  });

  it("keeps the first column of a heat map in sight", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    const map = story("Heat map, Filled");
    const scroll = map.locator(".data-table-scroll");
    const left = async () => (await map.locator("tbody th").first().boundingBox())!.x;
    const before = await left();
    await scroll.evaluate((box) => box.scrollTo({ left: 200 }));
    expect(await left()).toBeCloseTo(before, 0);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe("how a figure is computed", () => {
  const button = () =>
    story("Figure card, Filled").getByRole("button", { name: /^How this is computed/ });
  const open = () => frame.locator(".info-popover:popover-open");

  it("opens by keyboard, moves nothing, closes with Escape and gives the focus back", async () => {
    await button().focus();
    const before = await shift();
    await page.keyboard.press("Enter");
    await expect.poll(() => open().innerText()).toContain("What is missing");
    expect(await shift()).toBe(before);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await expect.poll(() => open().count()).toBe(0);
    const focused = await frame.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    expect(focused).toBe("How this is computed: Expected value");
  });

  it("opens by a finger, inside the screen of a phone", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await button().scrollIntoViewIfNeeded();
    await button().tap();
    await expect.poll(() => open().count()).toBe(1);
    const box = await open().evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return { left, right, top, bottom, width: innerWidth, height: innerHeight };
    });
    expect(box.left).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(box.width);
    expect(box.bottom).toBeLessThanOrEqual(box.height);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it("is where the figure is copied as a sentence, with its shop", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await button().click();
    await open().getByRole("button", { name: "Copy as a sentence" }).click();
    await expect.poll(() => open().innerText()).toContain("Copied");
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(
      "Expected value: ~$200K of 1,204 customers in the next 12 months, $150K to $250K with 95% certainty, +$5,000 in 30 days (demo.myshopify.com).",
    );
    await page.keyboard.press("Escape");
  });
});

it("on paper a page has its charts and its formulas, and nothing to press", async () => {
  await page.emulateMedia({ media: "print" });
  const card = story("Figure card, Filled");
  await expect.poll(() => card.locator(".info-formula").isVisible()).toBe(true);
  expect(await card.locator(".info-button").first().isVisible()).toBe(false);
  expect(await card.getByText("What is missing").isVisible()).toBe(false);
  const lines = story("Lines, Filled");
  expect(await lines.locator("svg").first().isVisible()).toBe(true);
  expect(await lines.getByText("Download CSV").isVisible()).toBe(false);
  await page.emulateMedia({ media: "screen" });
});

it("the second tap leads to what is behind a bar, without leaving the app", async () => {
  const bars = story("Bars, Filled");
  const bar = bars.locator(".bars-mark").first();
  await bar.tap();
  await expect.poll(() => bars.locator(".chart-tooltip").innerText()).toContain("VIP");
  await bar.tap();
  await frame.getByRole("heading", { level: 1, name: "Customers" }).waitFor();
});
