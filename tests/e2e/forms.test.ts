import type { Frame, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { barriers, sideways } from "../support/filled-shop/barriers.ts";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();
const PHONE = { width: 390, height: 844 };

let page: Page;
let frame: Frame;
beforeEach(async () => {
  page = await (await filled.browser().newContext({ viewport: PHONE })).newPage();
});
afterEach(() => page.context().close());

async function open(name: string): Promise<void> {
  await filled.open(page, name);
  frame = appFrame(page);
}

const focused = () => frame.evaluate(() => document.activeElement?.id);
const shownToPeople = (name: string) =>
  frame.getByLabel(name).evaluate((field) => {
    const { top, bottom } = field.getBoundingClientRect();
    return top >= 0 && bottom <= window.innerHeight;
  });
const drafts = () => frame.getByRole("button", { name: /^Delete the draft/ });
const pathOf = () => new URL(page.url()).pathname.replace(/^.*\/app\//, "/app/");

describe("a form that is refused, on a phone", () => {
  it.each([
    ["a new offer", "Launch offer", "Name of the offer", "Percentage off the order"],
    ["a new flash sale", "Schedule sale", "Name of the sale", "Percentage off each product"],
  ])(
    "leads to the first field that is wrong, and lists all of them: %s",
    async (name, button, title, percent) => {
      await open(name);
      await frame.getByRole("button", { name: button }).last().click();
      const list = frame.locator("#form-problems");
      await list.getByRole("link", { name: title }).waitFor();
      const first = name === "a new offer" ? "field-title" : "field-products";
      if (first === "field-title") {
        expect(await focused()).toBe(first);
        expect(await shownToPeople(title)).toBe(true);
      } else {
        const text = await frame.evaluate(() => document.activeElement?.textContent);
        expect(text).toBe("Choose products");
      }
      expect({ sideways: await sideways(frame), barriers: await barriers(frame) }).toEqual({
        sideways: 0,
        barriers: [],
      });
      // by keyboard, as links are
      await list.getByRole("link", { name: percent }).press("Enter");
      expect(await focused()).toBe("field-percent");
      await frame.getByLabel(percent).fill("12,5 %");
      await frame.getByLabel(title).fill("Come back");
      expect(await list.getByRole("link", { name: title }).count()).toBe(0);
    },
  );
});

describe("a form with changes", () => {
  it("does not let go by a link or the way back, and is kept as a draft", async () => {
    await open("offers");
    await frame.getByRole("link", { name: "New offer" }).first().click();
    await frame.getByLabel("Name of the offer").fill("Half a thought");
    const save = page.getByRole("button", { name: "Save", exact: true });
    await save.waitFor();
    const bar = page.locator("#save-bar");
    await frame.getByRole("link", { name: "Offers" }).first().click();
    await expect.poll(() => bar.getAttribute("class")).toContain("shake");
    await frame.evaluate(() => history.back());
    await expect
      .poll(() => frame.getByLabel("Name of the offer").inputValue())
      .toBe("Half a thought");
    expect(pathOf()).toBe("/app/offers/new");
    await save.click();
    await bar.waitFor({ state: "hidden" });
    await expect
      .poll(() => new URL(page.url()).searchParams.get("draft"))
      .toMatch(/^[0-9a-f-]{36}$/);
    await frame.getByRole("link", { name: "Offers" }).first().click();
    await frame.getByRole("link", { name: "Continue with Half a thought" }).click();
    await expect
      .poll(() => frame.getByLabel("Name of the offer").inputValue())
      .toBe("Half a thought");
  });

  it("is a draft as well when the page is closed under it", async () => {
    await open("a new offer");
    await frame.getByLabel("Name of the offer").fill("Battery empty");
    await frame.evaluate(() => window.dispatchEvent(new Event("pagehide")));
    await expect
      .poll(async () => {
        await open("offers");
        return frame.getByText("Battery empty").count();
      })
      .toBe(1);
    const before = await drafts().count();
    await frame.getByRole("button", { name: "Delete the draft Battery empty" }).click();
    await expect.poll(() => drafts().count()).toBe(before - 1);
  });

  it("loses nothing but what is discarded", async () => {
    await open("a new offer");
    await frame.getByLabel("Name of the offer").fill("Never mind");
    await page.getByRole("button", { name: "Discard", exact: true }).click();
    await page.getByRole("button", { name: "Discard changes" }).click();
    await expect.poll(() => frame.getByLabel("Name of the offer").inputValue()).toBe("");
    await open("offers");
    expect(await frame.getByText("Never mind").count()).toBe(0);
  });
});

it("an offer is launched once its numbers were seen, once however often it is clicked, asks for its codes to be sent, and the way back begins anew", async () => {
  await open("a new offer");
  await frame.getByLabel("Name of the offer").fill("Only once");
  await frame.getByLabel("Percentage off the order").fill("12.5");
  // what the page loads again after each press comes late: no press may be lost meanwhile
  await page.route(/_data|\.data/, async (route) => {
    if (route.request().method() === "GET") await new Promise((later) => setTimeout(later, 1500));
    await route.continue();
  });
  await frame.getByRole("button", { name: "Launch offer" }).last().dblclick();
  await frame.getByText(/^\d+ customers? gets? a code of their own for 12.5% off/).waitFor();
  await frame.getByRole("dialog").getByRole("button", { name: "Launch offer" }).dblclick();
  await frame.getByRole("heading", { level: 1, name: "Only once" }).waitFor();
  await frame.getByRole("heading", { name: "Next: send the codes" }).waitFor();
  await frame.getByText(/^\d+ days to go$/).waitFor();
  expect({ sideways: await sideways(frame), barriers: await barriers(frame) }).toEqual({
    sideways: 0,
    barriers: [],
  });
  await frame.getByRole("button", { name: "Mark codes as sent" }).click();
  await frame.getByText(/^Marked as sent on/).waitFor();
  expect(await frame.getByRole("heading", { name: "Next: send the codes" }).count()).toBe(0);
  await frame.evaluate(() => history.back());
  await frame.getByRole("heading", { level: 1, name: "New offer" }).waitFor();
  expect(await frame.getByLabel("Name of the offer").inputValue()).toBe("");
  await open("offers");
  expect(await frame.getByRole("link", { name: "Only once" }).count()).toBe(1);
});
