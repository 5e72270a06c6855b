import type { Locator } from "playwright-core";
import { expect } from "vitest";

/** A picture of something that has come to rest: charts and avatars come a moment later, so two in a row are one. */
export async function settledPicture(what: Locator): Promise<Buffer> {
  const picture = () => what.screenshot({ animations: "disabled", caret: "hide" });
  let last = await picture();
  await expect
    .poll(async () => {
      const before = last;
      last = await picture();
      return before.equals(last);
    })
    .toBe(true);
  return last;
}
