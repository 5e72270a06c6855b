// A clone of this project as somebody has it after `git clone` and `npm ci`: the files git knows, and the packages.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inProject, ROOT } from "../../../scripts/paths.ts";

/** Made by commands; `npm ci` brings none of it. */
const MADE = [
  ...[".cache", ".boomerang", "build", ".shopify", ".env"],
  ...["app/types/admin.types.d.ts", "app/types/admin-2026-10.schema.json"],
  ...["node_modules/.prisma", "node_modules/.cache", "node_modules/.vite"],
  "node_modules/.boomerang-install",
];

export interface Clone {
  folder: string;
  /** As it was right after `npm ci`. */
  refresh(): void;
  remove(): void;
}

/** Packages are linked, not copied: what a command makes anew inside them is removed first, never written over. */
function linkPackages(folder: string): void {
  execFileSync("cp", ["-al", inProject("node_modules"), path.join(folder, "node_modules")]);
}

export function cloneProject(): Clone {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-clone-"));
  // PostgreSQL's user must reach what it finds there
  fs.chmodSync(folder, 0o755);
  const names = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  for (const name of names
    .split("\0")
    .filter((one) => fs.existsSync(inProject(one)) && one !== "")) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.copyFileSync(inProject(name), path.join(folder, name));
  }
  linkPackages(folder);
  const refresh = () => {
    for (const place of MADE) fs.rmSync(path.join(folder, place), { recursive: true, force: true });
    for (const extension of fs.readdirSync(path.join(folder, "extensions")))
      fs.rmSync(path.join(folder, "extensions", extension, "dist"), {
        recursive: true,
        force: true,
      });
  };
  refresh();
  return { folder, refresh, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
