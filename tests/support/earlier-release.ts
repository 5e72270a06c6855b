// The release that runs while a new one migrates the database: its own code, from this repository's history.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inProject, ROOT } from "../../scripts/paths.ts";

/** The last commit of the release before this one. Moved when a release is made; see docs/runbook.md. */
const EARLIER_RELEASE = "f5a4621bed340c29a2a4417e3e2e207a4c79e44a";

/** Made by commands inside packages: each checkout makes its own. */
const MADE = [".prisma", ".cache", ".vite", ".boomerang-install"];

/** What a lock says of packages; the project's own first entry also names engines and the like. */
function packagesOf(lock: string): string {
  const { packages } = JSON.parse(lock) as { packages: Record<string, Record<string, unknown>> };
  const { "": own, ...others } = packages;
  const { dependencies, devDependencies, optionalDependencies } = own ?? {};
  return JSON.stringify([dependencies, devDependencies, optionalDependencies, others]);
}

/**
 * The release's files in a folder of their own, with its packages and its database client.
 * @throws Error that says why, where the history is not there (a shallow clone, a copy without .git)
 */
export function checkOutEarlierRelease(): { folder: string; remove: () => void } {
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: ROOT, maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });
  try {
    git("cat-file", "-e", `${EARLIER_RELEASE}^{commit}`);
  } catch {
    throw new Error(
      `The release before, ${EARLIER_RELEASE.slice(0, 7)}, is not in this clone's history. Run: git fetch --unshallow`,
    );
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-before-"));
  // PostgreSQL's user must reach what it finds there
  fs.chmodSync(folder, 0o755);
  execFileSync("tar", ["-x", "-C", folder], { input: git("archive", EARLIER_RELEASE) });
  const [theirs, ours] = [folder, ROOT].map((root) =>
    packagesOf(fs.readFileSync(path.join(root, "package-lock.json"), "utf8")),
  );
  if (theirs === ours) {
    execFileSync("cp", ["-al", inProject("node_modules"), path.join(folder, "node_modules")]);
    for (const made of MADE)
      fs.rmSync(path.join(folder, "node_modules", made), { recursive: true, force: true });
  }
  // other packages than ours: what starts a fresh clone installs them
  for (const script of ["scripts/prisma.mjs generate", "scripts/bootstrap.mjs scripts/build.ts"])
    execFileSync(process.execPath, script.split(" "), { cwd: folder, stdio: "pipe" });
  return { folder, remove: () => fs.rmSync(folder, { recursive: true, force: true }) };
}
