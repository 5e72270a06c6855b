// npm run setup: everything a fresh clone needs after its dependencies.
import { runMain } from "./plain-error.ts";
import { prepare } from "./prepare.ts";

await runMain(() =>
  prepare({ types: true, say: (line) => void process.stdout.write(`${line}\n`) }),
);
