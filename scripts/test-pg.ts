// npm run test:pg [-- arguments for vitest]: the tests that use a database, on a PostgreSQL that is not the embedded
// one: the one TEST_DATABASE_URL names, else a server program of this system, started for the run. With --partitioned
// every table of shops is divided by shop, and the plan of every statement is looked at as well. Where there is no
// other PostgreSQL that is done on the embedded one.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { externalServer, withoutPassword } from "./database/external.ts";
import { installedServerBinaries, startInstalledServer } from "./database/installed-server.ts";
import { PlainError, runMain } from "./plain-error.ts";
import { runTests as runVitest, writeTotals } from "./run-tests.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

const isPartitioned = process.argv.includes("--partitioned");

async function runTests(): Promise<number> {
  const projects = ["integration", "stories", ...(isPartitioned ? ["parts"] : [])];
  const { code, totals } = await runVitest(
    [
      ...projects.flatMap((name) => ["--project", name]),
      ...process.argv.slice(2).filter((argument) => argument !== "--partitioned"),
    ],
    isPartitioned ? { TEST_PARTITIONED: "1" } : {},
  );
  writeTotals("pg", [totals]);
  return code;
}

await runMain(async () => {
  const given = process.env["TEST_DATABASE_URL"];
  if (given) {
    await externalServer(given);
    say(`Tests run on ${withoutPassword(given)}.`);
    return runTests();
  }
  const binaries = installedServerBinaries();
  if (!binaries && isPartitioned) return runTests();
  if (!binaries)
    throw new PlainError(
      "There is no PostgreSQL 15 or newer on this system besides the embedded one. Install one (Debian: apt-get install postgresql), or set TEST_DATABASE_URL to one whose user may make databases.",
    );
  const home = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-test-pg-"));
  // PostgreSQL's user must reach it
  fs.chmodSync(home, 0o755);
  const server = await startInstalledServer(home, binaries);
  try {
    say(`Tests run on PostgreSQL ${server.version} of ${binaries.folder}.`);
    process.env["TEST_DATABASE_URL"] = server.url;
    return await runTests();
  } finally {
    await server.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }
});
