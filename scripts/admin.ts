// npm run admin -- shop DOMAIN [status|pause|resume|replay|diagnostics] [--json]
import { readCommand, USAGE, UsageError } from "./admin/arguments.ts";
import { textOf } from "./admin/text.ts";
import { tell } from "./plain-error.ts";

try {
  const command = readCommand(process.argv.slice(2));
  if (command === null) process.stdout.write(USAGE);
  else {
    // not before: it wants the app's settings, and a database that answers
    const { run } = await import("./admin/run.ts");
    const report = await run(command);
    process.stdout.write(command.json ? `${JSON.stringify(report)}\n` : textOf(report));
  }
} catch (error) {
  const isUsage = error instanceof UsageError;
  process.stderr.write(isUsage ? `${error.message}.\n\n${USAGE}` : `${tell(error)}\n`);
  process.exitCode = isUsage ? 2 : 1;
}
