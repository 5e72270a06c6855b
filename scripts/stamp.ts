import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

function filesBelow(place: string): string[] {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (found.isFile()) return [place];
  return fs
    .readdirSync(place, { withFileTypes: true })
    .filter((entry) => entry.name !== "node_modules" && !entry.name.startsWith("."))
    .flatMap((entry) => filesBelow(path.join(place, entry.name)));
}

/** One hash over the names and contents of all files in these files and folders. */
export function hashOf(places: string[]): string {
  const hash = createHash("sha256");
  for (const file of places.flatMap(filesBelow).sort())
    hash.update(file).update("\0").update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/**
 * Does `work` unless its result is there and was made from the same sources. The stamp is written after the
 * work, so an interrupted one is done again. Returns whether it worked.
 */
export async function whenChanged(
  task: { stamp: string; sources: string[]; results: string[] },
  work: () => Promise<void>,
): Promise<boolean> {
  const hash = hashOf(task.sources);
  const done =
    task.results.every((result) => fs.existsSync(result)) &&
    fs.existsSync(task.stamp) &&
    fs.readFileSync(task.stamp, "utf8") === hash;
  if (done) return false;
  await work();
  fs.mkdirSync(path.dirname(task.stamp), { recursive: true });
  fs.writeFileSync(task.stamp, hash);
  return true;
}
