import fs from "node:fs";
import path from "node:path";
import { inProject } from "./paths.ts";
import { programOf } from "./program.ts";
import { runNode } from "./run.ts";
import { RUN_FILE } from "./test-reporter.ts";
import { totalsOf, type Run, type Totals } from "./test-totals.ts";

/** Folder of what the runs leave behind for .ci/run. */
export const RESULTS = path.dirname(RUN_FILE);

/** The sum of runs is in `<RESULTS>/<name>.json`, which .ci/run reads. */
export function writeTotals(name: string, runs: Totals[]): void {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const run of runs)
    for (const key of ["passed", "failed", "skipped"] as const) sum[key] += run[key];
  fs.mkdirSync(RESULTS, { recursive: true });
  fs.writeFileSync(path.join(RESULTS, `${name}.json`), JSON.stringify(sum));
}

/** What an earlier run left behind; one failure when it left nothing. */
export function readTotals(name: string): Totals {
  const file = path.join(RESULTS, `${name}.json`);
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  return JSON.parse(fs.readFileSync(file, "utf8")) as Totals;
}

/**
 * Runs vitest with these arguments, showing what it says.
 * @param env beside ours
 */
export async function runTests(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number; totals: Totals }> {
  fs.rmSync(RUN_FILE, { force: true });
  fs.mkdirSync(RESULTS, { recursive: true });
  const reporters = [
    "--reporter=default",
    `--reporter=${inProject("scripts", "test-reporter.ts")}`,
  ];
  const { code } = await runNode([programOf("vitest"), "run", ...reporters, ...args], { env });
  const run = fs.existsSync(RUN_FILE)
    ? (JSON.parse(fs.readFileSync(RUN_FILE, "utf8")) as Run)
    : undefined;
  return { code, totals: totalsOf(run, code, 0) };
}
