import type { Page } from "playwright-core";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();
let page: Page;
beforeEach(async () => {
  page ??= await (
    await filled.browser().newContext({ viewport: { width: 1280, height: 900 } })
  ).newPage();
});
afterAll(() => page?.context().close());

describe.each(["home", "value", "retention", "churn", "accuracy"])("%s", (name) => {
  it("is printed by a button that is not on the paper", async () => {
    await filled.open(page, name);
    const frame = appFrame(page);
    await frame.evaluate(() => {
      window.print = () => void (document.documentElement.dataset.printed = "yes");
    });
    const button = frame.getByRole("button", { name: "Print" });
    await button.click();
    expect(await frame.locator("html").getAttribute("data-printed")).toBe("yes");
    await page.emulateMedia({ media: "print" });
    expect(await button.isVisible()).toBe(false);
    expect(await frame.locator("h1").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });
});

describe.each(["settings", "value", "offers"])("the tabs of %s", (name) => {
  it.each([390, 320])("are all in sight at %i px", async (width) => {
    await page.setViewportSize({ width, height: 844 });
    await filled.open(page, name);
    const frame = appFrame(page);
    const ends = await frame
      .locator(".page-tabs a")
      .evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().right));
    expect(ends.length).toBeGreaterThan(1);
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
    // the four of Settings stand in one line on a phone of today
    const lines = await frame
      .locator(".page-tabs a")
      .evaluateAll((tabs) => new Set(tabs.map((tab) => tab.getBoundingClientRect().top)).size);
    if (width === 390) expect(lines).toBe(1);
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});
