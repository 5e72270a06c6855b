// npm test [-- arguments for vitest]: types, lint, build and every test but the long ones (npm run test:long).
import fs from "node:fs";
import { buildWhenChanged } from "./build-app.ts";
import { lint, runChecks, TYPES } from "./checks.ts";
import { runMain, tell } from "./plain-error.ts";
import { RESULTS, runTests, writeTotals } from "./run-tests.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

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
  fs.rmSync(RESULTS, { recursive: true, force: true });
  // Two cores: the linter takes about as long as everything else together.
  const checks = [...lint(), ...TYPES];
  const linter = checks.filter(({ name }) => name === "lint");
  const others = checks.filter(({ name }) => name !== "lint");
  const failed = await Promise.all([
    runChecks(linter, say),
    runChecks(others, say).then(async (names) => [...names, ...(await build())]),
  ]).then((names) => names.flat());
  const { code, totals } = await runTests(["--project=!long*", ...process.argv.slice(2)]);
  writeTotals("test", [totals, { passed: 0, failed: failed.length, skipped: 0 }]);
  if (failed.length > 0) say(`\nFailed besides the tests, see above: ${failed.join(", ")}.`);
  return failed.length > 0 ? 1 : code;
});
