import { expect, it } from "vitest";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();

/** Cold: nothing of an earlier visit is kept, and what Shopify is asked for arrives while the page comes alive. */
it.each(["a customer", "what the segments mean"])(
  "%s loads twenty times without a word in the console",
  async (name) => {
    const heard: string[] = [];
    for (let visit = 1; visit <= 20; visit++) {
      const context = await filled.browser().newContext();
      const page = await context.newPage();
      const { complaints } = await filled.open(page, name);
      await page
        .frameLocator("#app-frame")
        .getByText("…", { exact: true })
        .waitFor({ state: "detached" });
      heard.push(...complaints.map((text) => `visit ${visit}: ${text}`));
      await context.close();
    }
    expect(heard).toEqual([]);
  },
);
