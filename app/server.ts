import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { env } from "./env.server.ts";
import { log, takeOverConsole } from "./log.server.ts";
import { CHECKED_EVERY_MS, connections } from "./web/connections.ts";
import { siteOf, type Site } from "./web/site.server.ts";

type Doors = Pick<Site, "answerWebhook" | "answerSurvey">;

takeOverConsole();
const root = path.resolve(import.meta.dirname, "..");
const buildFile = path.join(root, "build/server/index.js");
if (!existsSync(buildFile)) {
  log.fatal("The app is not built yet. Run: npm run build");
  process.exit(1);
}
const build = (await import(buildFile)) as ServerBuild;
// by the very modules the pages use
const { answerWebhook, answerSurvey } = build.entry.module as unknown as Doors;
const remix = createRequestHandler({ build, mode: env.NODE_ENV });
const site = siteOf({
  answerWebhook,
  answerSurvey,
  pages: (request, response, next) => void remix(request, response, next),
  folder: path.join(root, "build/client"),
});

const server = createServer({ connectionsCheckingInterval: CHECKED_EVERY_MS }, site);
Object.assign(server, connections);
server.listen(env.PORT, env.HOST, () => {
  const address = server.address();
  log.info({ port: typeof address === "object" ? address?.port : env.PORT }, "app ready");
});
server.on("error", (error: NodeJS.ErrnoException) => {
  log.fatal(
    error.code === "EADDRINUSE"
      ? `Port ${env.PORT} is taken by another program: stop it, or choose another with PORT.`
      : `The app cannot listen on port ${env.PORT}: ${error.message}`,
  );
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    server.close(() => process.exit(0));
    // keep-alive connections would hold the process
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 5000).unref();
  });
