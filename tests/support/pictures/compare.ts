import fs from "node:fs";
import path from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { CACHE, inProject } from "../../../scripts/paths.ts";

const KEPT = inProject("tests", "pictures");
/** Where to look when a picture differs. */
const SEEN = path.join(CACHE, "pictures");
/** Letters are drawn a shade differently on another processor; a thing moved or missing is more than this share. */
export const MOST_DIFFERENT = 0.004;

const isUpdate = process.env["UPDATE_PICTURES"] === "1";

/** The share of pixels a person sees as others. */
export function shareOfDifference(
  kept: PNG,
  seen: PNG,
  difference = new PNG({ width: kept.width, height: kept.height }),
): number {
  const { width, height } = kept;
  return pixelmatch(kept.data, seen.data, difference.data, width, height) / (width * height);
}

/**
 * Compares a screenshot with the picture kept under this name, or keeps it when pictures are renewed.
 * @returns what is wrong, with the files to look at; null when the two look the same
 */
export function comparePicture(name: string, screenshot: Buffer, folder = KEPT): string | null {
  const kept = path.join(folder, `${name}.png`);
  if (isUpdate) {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(kept, screenshot);
    return null;
  }
  const test = folder === KEPT ? "pictures" : "listing-pictures";
  const renew = `npm run test:long -- tests/long/${test}.test.ts --update`;
  if (!fs.existsSync(kept)) return `there is no picture ${name}; make it: ${renew}`;
  const [was, is] = [PNG.sync.read(fs.readFileSync(kept)), PNG.sync.read(screenshot)];
  fs.mkdirSync(SEEN, { recursive: true });
  const seenFile = path.join(SEEN, `${name}.png`);
  fs.writeFileSync(seenFile, screenshot);
  if (was.width !== is.width || was.height !== is.height)
    return `${name} is ${is.width} × ${is.height} and was ${was.width} × ${was.height}: ${seenFile}`;
  const difference = new PNG({ width: was.width, height: was.height });
  const share = shareOfDifference(was, is, difference);
  if (share <= MOST_DIFFERENT) return null;
  const differenceFile = path.join(SEEN, `${name}.difference.png`);
  fs.writeFileSync(differenceFile, PNG.sync.write(difference));
  return `${(100 * share).toFixed(2)} % of ${name} looks different: ${seenFile}, ${differenceFile}. If it should: ${renew}`;
}
