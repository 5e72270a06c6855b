// The pictures of the App Store's listing: the pages of the demo's shop at the sizes Shopify asks for.
// Renewed by: npm run test:long -- tests/long/listing-pictures.test.ts --update
import { describe, expect, it } from "vitest";
import { launchPinnedBrowser } from "../../scripts/browser.ts";
import { inProject } from "../../scripts/paths.ts";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";
import { comparePicture } from "../support/pictures/compare.ts";
import { settledPicture } from "../support/pictures/settled.ts";

const FOLDER = inProject("docs", "app-store", "pictures");

/** Of a phone the pixels are counted double: Shopify wants 900 × 1600. */
const SCREENS = [
  ["", 1600, 900, 1, ["home", "customers", "value", "churn", "segments", "a new offer"]],
  ["-mobile", 450, 800, 2, ["home", "customers"]],
] as const;

const filled = walkFilledShop(launchPinnedBrowser);

describe.runIf(process.platform === "linux").each(SCREENS)(
  "for the listing%s",
  (suffix, width, height, deviceScaleFactor, names) => {
    it.each(names)("%s looks as its picture", async (name) => {
      const context = await filled.browser().newContext({
        viewport: { width, height },
        deviceScaleFactor,
        locale: "en-US",
        timezoneId: "America/New_York",
        reducedMotion: "reduce",
      });
      const page = await context.newPage();
      try {
        await filled.open(page, name);
        // the admin around the app is no part of the picture: the window grows until the app has the whole size
        const app = await appFrame(page).evaluate(() => [window.innerWidth, window.innerHeight]);
        await page.setViewportSize({
          width: width + (width - app[0]!),
          height: height + (height - app[1]!),
        });
        const picture = await settledPicture(page.locator("#app-frame"));
        expect(comparePicture(`${name.replaceAll(" ", "-")}${suffix}`, picture, FOLDER)).toBeNull();
      } finally {
        await context.close();
      }
    });
  },
);
