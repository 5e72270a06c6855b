import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { ROOT } from "../scripts/paths.ts";

const FOLDERS = ["app", "contracts", "extensions", "sandbox", "scripts"];
const LEFT_OUT = new Set(["node_modules", "dist", "build", "types"]);

/** Lines of each source file below a folder, generated ones left out. */
function linesBelow(folder: string): number[] {
  return fs.readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const inside = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : linesBelow(inside);
    if (!/\.(ts|tsx|mjs)$/.test(entry.name) || entry.name.endsWith(".d.ts")) return [];
    return [fs.readFileSync(path.join(ROOT, inside), "utf8").split("\n").length - 1];
  });
}

const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;

describe("files have one subject, so they are short", () => {
  it.each([["the app", ["app"]] as const, ["all the code", FOLDERS] as const])(
    "%s: half of the files have at most 70 lines, nine in ten at most 180",
    (_, folders) => {
      const sizes = folders.flatMap(linesBelow).sort((a, b) => a - b);
      expect(sizes.length).toBeGreaterThan(200);
      expect(quantile(sizes, 0.5)).toBeLessThanOrEqual(70);
      expect(quantile(sizes, 0.9)).toBeLessThanOrEqual(180);
    },
  );
});
