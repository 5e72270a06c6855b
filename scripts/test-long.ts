// npm run test:long [-- arguments for vitest]: what takes longer than somebody who waits for it would like.
import { buildWhenChanged } from "./build-app.ts";
import { runMain } from "./plain-error.ts";
import { runTests, writeTotals } from "./run-tests.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

await runMain(async () => {
  await buildWhenChanged(say);
  const { code, totals } = await runTests(["--project=long*", ...process.argv.slice(2)]);
  writeTotals("long", [totals]);
  return code;
});
