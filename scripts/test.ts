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
  // Two cores: types beside lint, then the build with both of them to itself.
  const checked = await Promise.all([runChecks(TYPES, say), runChecks(lint(), say)]);
  const failed = [...checked.flat(), ...(await build())];
  const { code, totals } = await runTests(["--project=!long*", ...process.argv.slice(2)]);
  writeTotals("test", [totals, { passed: 0, failed: failed.length, skipped: 0 }]);
  if (failed.length > 0) say(`\nFailed besides the tests, see above: ${failed.join(", ")}.`);
  return failed.length > 0 ? 1 : code;
});
