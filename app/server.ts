import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express, { type ErrorRequestHandler } from "express";
import { existsSync } from "node:fs";
import path from "node:path";
import { env } from "./env.server.ts";
import { log, takeOverConsole } from "./log.server.ts";
import { MOST_BYTES, type WebhookRequest } from "./shops/webhook-message.ts";

takeOverConsole();
const root = path.resolve(import.meta.dirname, "..");
const buildFile = path.join(root, "build/server/index.js");
if (!existsSync(buildFile)) {
  log.fatal("The app is not built yet. Run: npm run build");
  process.exit(1);
}
const build = (await import(buildFile)) as ServerBuild;

const app = express();
app.disable("x-powered-by");
app.set("trust proxy", true);

app.get("/healthz", (_request, response) => {
  response.type("text/plain").send("ok");
});

app.use((request, response, next) => {
  const began = performance.now();
  response.on("finish", () => {
    // the path only: the query of an embedded page carries an id_token
    log.info({
      method: request.method,
      path: request.path,
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
    });
  });
  next();
});

// Webhooks come in bursts and must be answered within seconds: they do not pass through the pages' router.
const { answerWebhook } = build.entry.module as unknown as {
  answerWebhook: (request: WebhookRequest) => Promise<{ status: number; reason: string | null }>;
};
app.all(
  "/webhooks",
  express.raw({ type: () => true, limit: MOST_BYTES }),
  (request, response, next) => {
    const rawBody = Buffer.isBuffer(request.body) ? request.body : new Uint8Array();
    answerWebhook({
      method: request.method,
      header: (name) => request.get(name) ?? null,
      rawBody,
    }).then(({ status, reason }) => {
      if (status === 405) response.set("allow", "POST");
      response
        .status(status)
        .type("text/plain")
        .send(reason ?? "");
    }, next);
  },
);
const failed: ErrorRequestHandler = (
  error: Error & { status?: number },
  request,
  response,
  next,
) => {
  if (response.headersSent) return next(error);
  log.error({ path: request.path, problem: error.message });
  response
    .status(error.status ?? 500)
    .type("text/plain")
    .send("not taken");
};
app.use("/webhooks", failed);

app.use(compression());
app.use(
  "/assets",
  express.static(path.join(root, "build/client/assets"), { immutable: true, maxAge: "1y" }),
);
app.use(express.static(path.join(root, "build/client"), { maxAge: "1h" }));
const remix = createRequestHandler({ build, mode: env.NODE_ENV });
app.all("*", (request, response, next) => void remix(request, response, next));

const server = app.listen(env.PORT, env.HOST, () => {
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
