import { expect, it } from "vitest";
import { appFrame } from "../support/filled-shop/open.ts";
import { walkFilledShop } from "../support/filled-shop/walk.ts";

const filled = walkFilledShop();

it("what first orders lead to is seen whole on a desktop, by whatever it is judged", async () => {
  const context = await filled.browser().newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  try {
    await filled.open(page, "retention");
    const frame = appFrame(page);
    const table = frame.locator(".data-table-scroll", { has: frame.locator(".first-orders") });
    for (const measure of ["Orders", "Revenue"]) {
      await frame
        .getByRole("group", { name: "Judged by" })
        .first()
        .getByRole("button", { name: measure })
        .click();
      const [room, needed] = await table.evaluate((box) => [box.clientWidth, box.scrollWidth]);
      expect({ measure, needed }).toEqual({ measure, needed: room });
    }
  } finally {
    await context.close();
  }
});
