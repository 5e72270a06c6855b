// npm run test:long [-- arguments for vitest]: what takes longer than somebody who waits for it would like. Without
// arguments also the tests that use a database once more, with the tables of shops in parts. --update renews the
// pictures of pages.
import { buildWhenChanged } from "./build-app.ts";
import { inProject } from "./paths.ts";
import { runMain } from "./plain-error.ts";
import { runNode } from "./run.ts";
import { readTotals, runTests, writeTotals } from "./run-tests.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

await runMain(async () => {
  await buildWhenChanged(say);
  const args = process.argv.slice(2).filter((argument) => argument !== "--update");
  const isUpdate = process.argv.includes("--update");
  const long = await runTests(
    ["--project=long*", ...args],
    isUpdate ? { UPDATE_PICTURES: "1" } : {},
  );
  if (args.length > 0) {
    writeTotals("long", [long.totals]);
    return long.code;
  }
  const parts = await runNode([inProject("scripts", "test-pg.ts"), "--partitioned"]);
  writeTotals("long", [long.totals, readTotals("pg")]);
  return long.code || parts.code;
});
