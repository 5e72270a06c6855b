// node scripts/bootstrap.mjs scripts/tool.ts <package> <program> [arguments]: a program of the project's own packages.
import { runMain } from "./plain-error.ts";
import { programOf } from "./program.ts";
import { runNode } from "./run.ts";

await runMain(async () => {
  const [packageName = "", program = "", ...args] = process.argv.slice(2);
  return (await runNode([programOf(packageName, program), ...args], { asks: true })).code;
});
