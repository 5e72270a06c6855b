// npm run typecheck, npm run lint [-- files]
import { lint, runChecks, TYPES } from "./checks.ts";
import { runMain } from "./plain-error.ts";

await runMain(async () => {
  const checks = process.argv[2] === "types" ? TYPES : lint(process.argv.slice(3));
  const failed = await runChecks(checks, (line) => void process.stdout.write(`${line}\n`));
  return failed.length === 0 ? 0 : 1;
});
