import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import path from "node:path";
import { surveyResponsesPath } from "../../contracts/survey-answer.ts";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { usualHeaders } from "./headers.ts";
import { surveyDoor, type AnswerSurvey } from "./survey-door.server.ts";
import { webhookDoor, type AnswerWebhook } from "./webhook-door.server.ts";

export interface Site {
  answerWebhook: AnswerWebhook;
  answerSurvey: AnswerSurvey;
  /** all other addresses */
  pages: RequestHandler;
  /** what the build made for browsers */
  folder: string;
}

/** Of all requests but files. */
const SAID_WITHIN_MS = 60_000;
/** Of an address in the log. */
const LONGEST_PATH = 200;

/** The app's doors in their order. */
export function siteOf({ answerWebhook, answerSurvey, pages, folder }: Site): Express {
  const site = express();
  site.disable("x-powered-by");
  site.set("env", env.NODE_ENV);
  // addresses beyond it are what a visitor claims
  site.set("trust proxy", env.TRUSTED_PROXIES);
  site.get("/healthz", (_request, response) => {
    response.type("text/plain").send("ok");
  });
  site.use(noted);
  site.use(withUsualHeaders);
  site.use(soonSaid);
  site.all("/webhooks", webhookDoor(answerWebhook));
  site.all(surveyResponsesPath, surveyDoor(answerSurvey));
  site.use(compression());
  site.use(
    "/assets",
    express.static(path.join(folder, "assets"), { immutable: true, maxAge: "1y" }),
  );
  site.use(express.static(folder, { maxAge: "1h" }));
  site.all("*", pages);
  site.use(failed);
  return site;
}

const noted: RequestHandler = (request, response, next) => {
  const began = performance.now();
  response.on("finish", () => {
    // the path only: the query of an embedded page carries an id_token
    log.info({
      method: request.method,
      path: request.path.slice(0, LONGEST_PATH),
      status: response.statusCode,
      ms: Math.round(performance.now() - began),
    });
  });
  next();
};

/** A body that comes slowly holds a connection. A merchant's own file may: the admin's token came with it. */
const soonSaid: RequestHandler = (request, _response, next) => {
  const isFile =
    /^\/app\//.test(request.path) && /^multipart\//.test(request.get("content-type") ?? "");
  if (!request.complete && !isFile) {
    const timer = setTimeout(() => request.complete || request.destroy(), SAID_WITHIN_MS);
    request.once("close", () => clearTimeout(timer)).once("end", () => clearTimeout(timer));
  }
  next();
};

const usual = Object.entries(usualHeaders(env.SHOPIFY_APP_URL.startsWith("https://")));

const withUsualHeaders: RequestHandler = (request, response, next) => {
  const { writeHead } = response;
  // at the last moment: what a page says of itself stays
  response.writeHead = function (...head: unknown[]) {
    // what is still on its way is not waited for
    if (!request.complete) response.setHeader("connection", "close");
    for (const [name, value] of usual)
      if (!response.hasHeader(name)) response.setHeader(name, value);
    return Reflect.apply(writeHead, response, head) as typeof response;
  } as typeof writeHead;
  next();
};

/** An address or a host that is none is the visitor's fault; the rest is ours, and its story is for the log. */
const failed: ErrorRequestHandler = (
  error: Error & { status?: number; code?: string },
  request,
  response,
  next,
) => {
  if (response.headersSent) return next(error);
  const status = error.code === "ERR_INVALID_URL" ? 400 : (error.status ?? 500);
  if (status >= 500) log.error({ path: request.path.slice(0, LONGEST_PATH), problem: error.stack });
  response.status(status).type("text/plain").send("not taken");
};
