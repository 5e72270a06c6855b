import express, { Router, type Request, type Response } from "express";
import { GraphQLError } from "graphql";
import { randomUUID } from "node:crypto";
import type { Platform } from "../platform/platform.ts";
import { createCall } from "./call.ts";
import { internalError } from "./errors.ts";
import { prepare, run } from "./execute.ts";
import { withHoles } from "./partial-data.ts";
import { adminSchema, apiVersion } from "./schema.ts";

const invalidToken = "[API] Invalid API key or access token (unrecognized login or wrong password)";

const notFound = { errors: "Not Found" };

/** POST /admin/api/2026-10/graphql.json; of the REST Admin API there is nothing. */
export function adminApi(platform: Platform): Router {
  const router = Router();
  router.post(
    "/admin/api/:version/graphql.json",
    express.json({ limit: "20mb" }),
    (request, response, next) => {
      answer(platform, request, response).catch(next);
    },
  );
  // the REST Admin API, and GraphQL asked otherwise than by POST
  router.all([/^\/admin\/api\//, /^\/admin\/(?!oauth\/).*\.json$/], (request, response) => {
    const domain = platform.domainOf(request);
    const token = request.header("x-shopify-access-token") ?? "";
    const isKnown = domain !== null && platform.tenant(domain).tokens.use(token) !== null;
    response.setHeader("x-request-id", randomUUID());
    if (domain !== null && !isKnown) response.status(401).json({ errors: invalidToken });
    else response.status(404).json(notFound);
  });
  return router;
}

async function answer(platform: Platform, request: Request, response: Response): Promise<void> {
  const version = request.params["version"]!;
  response.setHeader("x-request-id", randomUUID());
  response.setHeader("x-shopify-api-version", version);
  const domain = platform.domainOf(request);
  if (domain === null) {
    response.status(404).json(notFound);
    return;
  }
  if (version !== apiVersion) {
    response.status(404).json({
      errors: `The sandbox speaks Admin API version ${apiVersion} only, asked for was ${version}`,
    });
    return;
  }
  const tenant = platform.tenant(domain);
  const token = tenant.tokens.use(request.header("x-shopify-access-token") ?? "");
  if (!token || !platform.isInstalled(domain)) {
    response.status(401).json({ errors: invalidToken });
    return;
  }
  const body = request.body as {
    query?: unknown;
    variables?: Record<string, unknown> | null;
    operationName?: string | null;
  };
  if (typeof body.query !== "string") {
    response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
    return;
  }
  const prepared = prepare(body.query, body.variables ?? {}, body.operationName ?? null);
  const subjects = "errors" in prepared ? [domain] : [domain, ...prepared.roots];
  const { faults } = platform;

  if (faults.strikes("api.connectionLost", subjects)) {
    request.socket.destroy();
    return;
  }
  if (faults.strikes("api.forbidden", subjects)) {
    response.status(403).json({
      errors: "[API] This request's IP address is not on the app's IP allowlist",
    });
    return;
  }
  const tooMany = faults.strikes("api.tooManyRequests", subjects);
  if (tooMany) {
    response.setHeader("retry-after", (tooMany.amount ?? 2).toFixed(1));
    response.status(429).json({ errors: "Exceeded 2 calls per second for api client." });
    return;
  }
  const broken = faults.strikes("api.serverError", subjects);
  if (broken) {
    response.status(broken.amount ?? 500).json({ errors: "Internal Server Error" });
    return;
  }
  if ("errors" in prepared) {
    response.json({ errors: prepared.errors });
    return;
  }
  const unapproved = faults.strikes("api.notApproved", subjects) !== null;
  const throttle = faults.strikes("api.throttled", subjects) !== null;
  const result = await run(
    prepared,
    createCall(platform, tenant, tenant.grantedScopes(), unapproved ? "none" : tenant.approval()),
    throttle,
  );
  for (const error of result.errors ?? []) reportOwnMistake(error);
  const isMutation = prepared.document.operation.operation === "mutation";
  if (isMutation && faults.strikes("api.timeoutAfterWrite", subjects)) {
    request.socket.destroy();
    return;
  }
  if (faults.strikes("api.internalError", subjects)) {
    response.json({ errors: [internalError()], data: null });
    return;
  }
  const isInPart = result.data && faults.strikes("api.partialData", subjects) !== null;
  response.json(isInPart ? withHoles(adminSchema(), prepared, result, faults.chance) : result);
}

/** An exception inside a resolver is a fault of the sandbox, and must be seen as one. */
function reportOwnMistake(error: unknown): void {
  if (
    error instanceof GraphQLError &&
    error.originalError &&
    !(error.originalError instanceof GraphQLError)
  ) {
    console.error("sandbox:", error.originalError);
  }
}
