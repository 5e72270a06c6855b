// npm test [-- arguments for vitest]: sets up what is missing, then types, lint, build and every test.
import fs from "node:fs";
import path from "node:path";
import { buildWhenChanged } from "./build-app.ts";
import { CACHE, inProject } from "./paths.ts";
import { runMain, tell } from "./plain-error.ts";
import { prepare } from "./prepare.ts";
import { runNode } from "./run.ts";
import { RUN_FILE } from "./test-reporter.ts";
import { totalsOf, type Run } from "./test-totals.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Read by .ci/run. */
const TOTALS = path.join(CACHE, "test", "totals.json");

interface Check {
  name: string;
  command: string[];
}

const bin = (...parts: string[]) => inProject("node_modules", ...parts);
const types = (name: string, project: string): Check => ({
  name,
  command: [bin("typescript", "bin", "tsc"), "--noEmit", "-p", project],
});

const TYPES = [
  types("types", "tsconfig.json"),
  types("types of the extension", "extensions/feedback-survey"),
  types("types of the sandbox's browser code", "sandbox/tsconfig.browser.json"),
];
const LINT: Check[] = [
  { name: "lint", command: [bin("eslint", "bin", "eslint.js"), "--max-warnings", "0", "."] },
  { name: "format", command: [bin("prettier", "bin", "prettier.cjs"), "--check", "."] },
];

/** Runs the checks one after the other; returns the names of those that failed. */
async function run(checks: Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (const { name, command } of checks) {
    const began = performance.now();
    const { code, output } = await runNode(command, { quiet: true });
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed.push(name);
    say(output.trimEnd());
  }
  return failed;
}

async function build(): Promise<string[]> {
  try {
    await buildWhenChanged(say);
    return [];
  } catch (error) {
    say(`FAIL build\n${tell(error)}`);
    return ["build"];
  }
}

await runMain(async () => {
  fs.rmSync(path.dirname(TOTALS), { recursive: true, force: true });
  fs.mkdirSync(path.dirname(TOTALS), { recursive: true });
  await prepare({ types: true, say });
  // Two cores: types beside lint, then the build with both of them to itself.
  const checked = await Promise.all([run(TYPES), run(LINT)]);
  const failed = [...checked.flat(), ...(await build())];
  const { code } = await runNode([
    bin("vitest", "vitest.mjs"),
    "run",
    ...["--reporter=default", `--reporter=${inProject("scripts", "test-reporter.ts")}`],
    ...process.argv.slice(2),
  ]);
  const counted = fs.existsSync(RUN_FILE)
    ? (JSON.parse(fs.readFileSync(RUN_FILE, "utf8")) as Run)
    : undefined;
  fs.writeFileSync(TOTALS, JSON.stringify(totalsOf(counted, code, failed.length)));
  if (failed.length > 0) say(`\nFailed besides the tests, see above: ${failed.join(", ")}.`);
  return failed.length > 0 ? 1 : code;
});
