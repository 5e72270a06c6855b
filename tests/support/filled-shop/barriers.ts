import fs from "node:fs";
import type Axe from "axe-core";
import type { Frame } from "playwright-core";
import { inProject } from "../../../scripts/paths.ts";

const axeSource = fs.readFileSync(inProject("node_modules", "axe-core", "axe.min.js"), "utf8");

/** Until ten frames in a row change nothing: Polaris lays its tabs out anew, piece by piece, in another width. */
async function atRest(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    let quiet = 0;
    const observer = new MutationObserver(() => (quiet = 0));
    observer.observe(document, { subtree: true, childList: true, attributes: true });
    for (let frames = 0; quiet < 10 && frames < 180; frames++) {
      await new Promise(requestAnimationFrame);
      quiet++;
    }
    observer.disconnect();
  });
}

/** What axe finds on a page that has come to rest, one line each: rule, place, what to do. */
export async function barriers(frame: Frame): Promise<string[]> {
  await atRest(frame);
  await frame.evaluate(axeSource);
  return frame.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, { resultTypes: ["violations"] });
    // what Polaris opens above a page, a menu or a hint, stands beside its landmarks
    const floats = (place: string) =>
      document.querySelector("#PolarisPortalsContainer")?.contains(document.querySelector(place));
    return violations.flatMap(({ id, help, nodes }) =>
      nodes
        .filter(({ target }) => id !== "region" || !floats(String(target[0])))
        .map((node) => `${id} at ${node.target.join(" ")}: ${help}`),
    );
  });
}

/** Pixels by which a page is wider than its window. */
export async function sideways(frame: Frame): Promise<number> {
  return frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
