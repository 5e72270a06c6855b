import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../../../scripts/paths.ts";
import type { Files } from "./import-law.ts";

const LEFT_OUT = new Set(["node_modules", "dist", "build"]);

/** The TypeScript files below these folders of the project. */
export function projectFiles(folders: string[]): Files {
  const files: Files = new Map();
  const visit = (place: string): void => {
    for (const entry of fs.readdirSync(path.join(ROOT, place), { withFileTypes: true })) {
      const inside = `${place}/${entry.name}`;
      if (entry.isDirectory() && !LEFT_OUT.has(entry.name)) visit(inside);
      else if (/\.(tsx?|mjs)$/.test(entry.name) && !entry.name.endsWith(".d.ts"))
        files.set(inside, fs.readFileSync(path.join(ROOT, inside), "utf8"));
    }
  };
  for (const folder of folders) visit(folder);
  return files;
}
