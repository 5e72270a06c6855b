// The release that runs while a new one migrates the database: its own code, from this repository's history.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { patience } from "../../scripts/patience.ts";
import { inProject, ROOT } from "../../scripts/paths.ts";

/** The last commit of the release before this one. Moved when a release is made; see docs/runbook.md. */
export const EARLIER_RELEASE = "f5a4621bed340c29a2a4417e3e2e207a4c79e44a";

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

export interface EarlierProcess {
  /** what it logged as a warning or worse */
  complaints: () => string[];
  stop(): Promise<void>;
}

/** Starts its web or its worker, and waits until it says that it is ready. */
export async function startEarlier(
  folder: string,
  entry: "app/server.ts" | "app/worker/main.ts",
  env: Record<string, string>,
): Promise<EarlierProcess> {
  const child = spawn(process.execPath, [path.join(folder, entry)], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      ...env,
      LOG_LEVEL: "info",
      NODE_OPTIONS: `--import ${path.join(folder, "sandbox", "preload.mjs")}`,
    },
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => lines.push(...part.toString().split("\n").filter(Boolean)));
  for (const waiting = patience(60_000); !lines.some((line) => /ready|listening/i.test(line));) {
    if (child.exitCode !== null || waiting.isOver())
      throw new Error(`${entry} of the release before did not start: ${lines.join("\n")}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    complaints: () => lines.filter((line) => !/^\{"level":(20|30)\b/.test(line)),
    stop: () => stopped(child),
  };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await ended;
}
