// npm start, npm run worker, npm run migrate, npm run admin. On a deployment everything is there, perhaps without the
// packages for development: it starts at once. On a clone what is missing is installed and made first.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bootstrap } from "./bootstrap.mjs";

const root = path.resolve(import.meta.dirname, "..");
const client = "node_modules/.prisma/client/index.js";
const build = "build/server/index.js";

/** @type {Record<string, { entry: string, needs: string[] }>} */
const WAYS = {
  web: { entry: "app/server.ts", needs: [client, build] },
  worker: { entry: "app/worker/main.ts", needs: [client] },
  admin: { entry: "scripts/admin.ts", needs: [client] },
  migrate: {
    entry: "scripts/migrate.ts",
    needs: ["node_modules/pg", "node_modules/graphile-worker"],
  },
};

const what = process.argv[2] ?? "web";
const { entry, needs } = WAYS[what] ?? WAYS.web;

const settings = path.join(root, ".env");
if (fs.existsSync(settings)) process.loadEnvFile(settings);

// libraries look at it while they are loaded
process.env.NODE_ENV ??= "production";

if (needs.every((file) => fs.existsSync(path.join(root, file)))) {
  process.argv.splice(1, 2, path.join(root, entry));
  try {
    await import(pathToFileURL(path.join(root, entry)).href);
  } catch (error) {
    const { tell } = await import("./plain-error.ts");
    process.stderr.write(`${tell(error)}\n`);
    process.exit(1);
  }
} else
  await bootstrap(path.join(root, "scripts", "start.ts"), [what, entry, ...process.argv.slice(3)]);
