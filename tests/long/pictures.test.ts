// The pages as they look, against pictures in tests/pictures: the pinned Chromium, its own fonts, a clock that stands.
// Renewed by: npm run test:long -- tests/long/pictures.test.ts --update
import { PNG } from "pngjs";
import { describe, expect, it } from "vitest";
import { launchPinnedBrowser } from "../../scripts/browser.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";
import { comparePicture, MOST_DIFFERENT, shareOfDifference } from "../support/pictures/compare.ts";
import { settledPicture } from "../support/pictures/settled.ts";

/** Pages by the names of support/filled-shop/pages.ts: a page more is a line more, as long as there are 40 pictures. */
const PAGES = [
  "home",
  "customers",
  "a customer",
  "value",
  "retention",
  "churn",
  "accuracy",
  "segments",
  "offers",
  "a new offer",
  "flash sales",
  "a new flash sale",
  "feedback",
  "the survey's question",
  "settings",
  "health",
  "data and privacy",
  "the access log",
  "leaving",
];

const SCREENS = [
  ["desktop", 1280, 900],
  ["phone", 390, 844],
] as const;

const filled = walkFilledShop(launchPinnedBrowser);

describe.runIf(process.platform === "linux").each(SCREENS)("on a %s", (screen, width, height) => {
  it.each(PAGES)("%s looks as it did", async (name) => {
    const context = await filled.browser().newContext({
      viewport: { width, height },
      // half the size: small files that still show every box and line
      deviceScaleFactor: 0.5,
      locale: "en-US",
      timezoneId: "America/New_York",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    try {
      await filled.open(page, name);
      const picture = await settledPicture(page.locator("#app-frame"));
      expect(comparePicture(`${name.replaceAll(/[^a-z]+/g, "-")}-${screen}`, picture)).toBeNull();
    } finally {
      await context.close();
    }
  });
});

it("a picture with a stripe across it does not look the same", () => {
  const blank = new PNG({ width: 200, height: 100 });
  const striped = new PNG({ width: 200, height: 100 });
  blank.data.fill(255);
  striped.data.fill(255);
  striped.data.fill(0, 0, 200 * 4 * 2);
  expect(shareOfDifference(blank, striped)).toBeGreaterThan(MOST_DIFFERENT);
});
