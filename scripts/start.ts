// The rest of scripts/start.mjs on a fresh clone: the build where it is needed, then the program itself.
import { pathToFileURL } from "node:url";
import { buildWhenChanged } from "./build-app.ts";
import { inProject } from "./paths.ts";
import { runMain } from "./plain-error.ts";

const [what, entry = ""] = process.argv.slice(2);
await runMain(async () => {
  if (what === "web") await buildWhenChanged((line) => void process.stderr.write(`${line}\n`));
  // what follows is the program's own
  process.argv.splice(1, 3, inProject(entry));
  await import(pathToFileURL(inProject(entry)).href);
});
// a half-loaded program may hold a timer or a socket
if (process.exitCode !== 0) process.exit();
