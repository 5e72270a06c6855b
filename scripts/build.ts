// npm run build: the app, as `npm start` serves it. Always anew.
import { buildApp } from "./build-app.ts";
import { runMain } from "./plain-error.ts";

await runMain(() => buildApp((line) => void process.stdout.write(`${line}\n`)));
