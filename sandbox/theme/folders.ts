import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

export function filesOf(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(join(dir, entry.name)) : [join(dir, entry.name)],
  );
}

/** Changes with any file of a folder. */
export function stampOf(dir: string): string {
  return filesOf(dir)
    .map((file) => `${file} ${statSync(file).mtimeMs} ${statSync(file).size}`)
    .join("\n");
}
