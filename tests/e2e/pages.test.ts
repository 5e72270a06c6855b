import type { Frame, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { pagesWith } from "../../scripts/demo/app-pages.ts";
import { barriers, sideways } from "../support/filled-shop/barriers.ts";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";
import { packedKilobytes } from "../support/filled-shop/weight.ts";

const filled = walkFilledShop();

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
/** a desktop on which everything is made twice as large */
const ZOOMED = { width: 640, height: 450 };

/** What Boomerang asks of itself; Shopify asks for 0.1. */
const MOST_SHIFT = 0.02;
/** kilobytes, packed */
const MOST_SCRIPTS = 200;

/**
 * Walks with Tab through all that can be focused. Returns what keeps somebody without a mouse from using the page:
 * controls the walk never came to, and stops that nobody can see.
 */
async function keyboardTroubles(page: Page, frame: Frame): Promise<string[]> {
  const stops = await frame.evaluate(() => {
    const seen = window as unknown as { stops: Element[] };
    seen.stops = [];
    document.addEventListener("focusin", ({ target }) => seen.stops.push(target as Element));
    // a radio group is one stop, left and entered as a whole
    const tabbable = [
      ...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea"),
    ].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(":disabled, [type=hidden], [type=radio]") &&
        element.checkVisibility({ visibilityProperty: true }) &&
        element.closest("[inert], [aria-hidden=true]") === null,
    );
    (window as unknown as { tabbable: Element[] }).tabbable = tabbable;
    document.body.tabIndex = -1;
    document.body.focus();
    return tabbable.length;
  });
  const missing = () =>
    frame.evaluate(() => {
      const { stops: walked, tabbable } = window as unknown as {
        stops: Element[];
        tabbable: Element[];
      };
      return tabbable.filter((one) => one.isConnected && !walked.includes(one)).length;
    });
  // scrolling regions and parts of charts are stops too
  for (let presses = 0; presses < 3 * stops + 30 && (await missing()) > 0; presses += 10)
    for (let n = 0; n < 10; n++) await page.keyboard.press("Tab");
  return frame.evaluate(() => {
    const { stops: walked, tabbable } = window as unknown as {
      stops: Element[];
      tabbable: Element[];
    };
    const called = (element: Element) =>
      `<${element.tagName.toLowerCase()}> "${(element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 40)}" ${element.id}`;
    const missed = tabbable.filter((one) => one.isConnected && !walked.includes(one));
    const unseen = walked.filter((one) => {
      const { width, height } = one.getBoundingClientRect();
      return one !== document.body && one.isConnected && (width === 0 || height === 0);
    });
    return [
      ...missed.map((one) => `Tab does not come to ${called(one)}`),
      ...unseen.map((one) => `Tab stops at the invisible ${called(one)}`),
    ];
  });
}

/** What Shopify refuses to look at: two main buttons, room kept for nothing. */
const untidiness = (frame: Frame) =>
  frame.evaluate(() => {
    const main = [
      ...document.querySelectorAll<HTMLElement>("[class*=Button--variantPrimary]"),
    ].filter((button) => button.checkVisibility());
    const called = [...new Set(main.map((button) => button.textContent.trim()))];
    const empty = document.querySelectorAll("[class*=FormLayout__Item]:empty").length;
    return [
      ...(called.length > 1 ? [`main buttons: ${called.join(", ")}`] : []),
      ...(empty > 0 ? [`${empty} empty parts of a form`] : []),
    ];
  });

describe("in one visit, on a phone first,", () => {
  it.each(pagesWith({ CUSTOMER: "" }).map(({ name }) => name))(
    "%s opens silently, fits, stands still and is for everybody",
    async (name) => {
      const context = await filled.browser().newContext({ viewport: PHONE });
      const page = await context.newPage();
      try {
        const { complaints, scripts, shift } = await filled.open(page, name);
        const frame = appFrame(page);
        const weight = await packedKilobytes(scripts);
        const headings = await frame.locator("h1").count();
        const mains = await frame.locator("main").count();
        const title = await frame.title();
        const bridges = await frame.locator("head script[src*='app-bridge']").count();
        const onPhone = { sideways: await sideways(frame), barriers: await barriers(frame) };
        const keyboard = await keyboardTroubles(page, frame);
        await page.setViewportSize(ZOOMED);
        await expect.poll(() => sideways(frame)).toBeLessThanOrEqual(0);
        await page.setViewportSize(DESKTOP);
        await expect.poll(() => sideways(frame)).toBeLessThanOrEqual(0);
        const onDesktop = {
          barriers: await barriers(frame),
          // the pieces show a hero of every kind
          untidy: name === "the pieces" ? [] : await untidiness(frame),
        };
        expect({ complaints, headings, mains, bridges, onPhone, keyboard, onDesktop }).toEqual({
          complaints: [],
          headings: 1,
          mains: 1,
          bridges: 1,
          onPhone: { sideways: 0, barriers: [] },
          keyboard: [],
          onDesktop: { barriers: [], untidy: [] },
        });
        expect(title).toMatch(name.startsWith("a page that") ? /^Boomerang$/ : / · Boomerang$/);
        expect(shift).toBeLessThanOrEqual(MOST_SHIFT);
        expect(weight).toBeLessThanOrEqual(MOST_SCRIPTS);
      } finally {
        await context.close();
      }
    },
  );
});

// a pointer over a frame that loads has Chromium lay it out with the stylesheets it has
describe("under a moving pointer, while stylesheets come late and one by one,", () => {
  it.each(["home", "customers", "value"])(
    "%s shows nothing that then moves, and shows itself",
    async (name) => {
      const context = await filled.browser().newContext({ viewport: DESKTOP });
      const page = await context.newPage();
      let sheets = 0;
      await context.route(/\/assets\/[^/]+\.css$/, async (route) => {
        const nth = ++sheets;
        await new Promise((resolve) => setTimeout(resolve, 150 * nth));
        await page.mouse.move(600 + nth, 400);
        await route.continue();
      });
      try {
        const { shift } = await filled.open(page, name);
        const visibility = await appFrame(page).evaluate(
          () => getComputedStyle(document.body).visibility,
        );
        expect({ late: sheets > 1, visibility }).toEqual({ late: true, visibility: "visible" });
        expect(shift).toBeLessThanOrEqual(MOST_SHIFT);
      } finally {
        await context.close();
      }
    },
  );
});
