import { runMain } from "../plain-error.ts";
import { runPrisma } from "./run.ts";

await runMain(() => runPrisma(process.argv.slice(2)));
