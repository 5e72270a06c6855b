// Between the dependencies and a command: whatever else the command needs, then the command itself. One place, so that
// every command works as the first one after `git clone`.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runMain } from "./plain-error.ts";
import type { Need } from "./prepare.ts";

/** What `npm ci` does not bring; see prepare.ts. */
const NOTHING: Need[] = [];
const TO_BUILD: Need[] = ["client"];
const TO_RUN: Need[] = ["client", "schema"];
const TO_CHECK: Need[] = ["client", "schema", "types"];

/** By the script's place below scripts/; a new script needs what it takes to run until somebody says otherwise here. */
const NEEDS: Record<string, Need[]> = {
  // files of numbers, without a shop
  "clv.ts": NOTHING,
  "advise.ts": NOTHING,
  "verdict.ts": NOTHING,
  // makes the client itself
  "prisma/cli.ts": NOTHING,
  "codegen.ts": NOTHING,
  "tool.ts": NOTHING,
  "build-extensions.ts": ["schema"],
  "check-extensions.ts": ["schema"],
  "db-move.ts": NOTHING,
  // may happen where nobody downloads anything besides packages
  "build.ts": TO_BUILD,
  "start.ts": TO_BUILD,
  "setup.ts": TO_CHECK,
  "test.ts": TO_CHECK,
  "test-long.ts": TO_CHECK,
  "test-pg.ts": TO_CHECK,
  "check.ts": TO_CHECK,
};

const [script = "", ...args] = process.argv.slice(2);
const place = path.relative(import.meta.dirname, script).replaceAll("\\", "/");
const needs = NEEDS[place] ?? TO_RUN;

await runMain(async () => {
  if (needs.length === 0) return;
  const { prepare } = await import("./prepare.ts");
  await prepare(needs, (line) => void process.stderr.write(`${line}\n`));
});
if (process.exitCode === 0) {
  process.argv.splice(1, process.argv.length, script, ...args);
  await import(pathToFileURL(script).href);
}
