// Pictures of the app's pages, wide and on a phone, kept beside the check's other results.
import fs from "node:fs";
import path from "node:path";
import type { Walk } from "../step.ts";

const WIDTHS = [
  { width: 1280, suffix: "" },
  { width: 390, suffix: "-390" },
];
const HEIGHT = 900;
/** above this a picture is cut: nobody looks further down */
const TALLEST = 6000;

/** Takes the whole page that is open in the admin, in both widths; throws where it is wider than the screen. */
export async function takePictures(walk: Walk, name: string): Promise<void> {
  fs.mkdirSync(walk.pictures, { recursive: true });
  for (const { width, suffix } of WIDTHS) {
    await walk.page.setViewportSize({ width, height: HEIGHT });
    const frame = walk.page.frames().find((one) => one.parentFrame() === walk.page.mainFrame());
    if (!frame) throw new Error("the app is not open in the admin");
    const page = await frame.evaluate(() => ({
      height: document.documentElement.scrollHeight,
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    if (page.wider > 0)
      throw new Error(`${name} is ${page.wider} px wider than a screen of ${width} px`);
    // the admin around the app takes 120 px
    const height = Math.min(TALLEST, Math.max(HEIGHT, page.height + 120));
    await walk.page.setViewportSize({ width, height });
    await walk.page.screenshot({
      path: path.join(walk.pictures, `${name}${suffix}.png`),
      // the admin's menu slides away on a phone
      animations: "disabled",
    });
  }
  await walk.page.setViewportSize({ width: 1280, height: HEIGHT });
}
