import http from "node:http";
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { pipeline } from "node:stream";
import type { Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { World } from "../platform/world.ts";
import {
  APP_BRIDGE_CDN,
  replaceInStream,
  rewriteContentSecurityPolicy,
  rewriteLocation,
} from "./rewrite.ts";
import { READY_PATH, waitingPage } from "./waiting-page.ts";

const TEXT = /^(text\/html|(text|application)\/(x-)?javascript)\b/i;

/** Headers that belong to one connection and not to the message (RFC 9110, 7.6.1). */
const HOP_BY_HOP = ["connection", "keep-alive", "proxy-connection", "te", "upgrade", "trailer"];

const DECOMPRESS: Record<string, () => Transform> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

export interface Edge {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * The address under which a browser sees the app. It stands between the two so that the app needs no word about the
 * sandbox: pages may be framed by the sandbox's admin and load its App Bridge.
 * `port` 0 takes any free one.
 */
export async function startEdge(world: World, port: number, host = "127.0.0.1"): Promise<Edge> {
  const agent = new http.Agent({ keepAlive: true });
  const server = http.createServer((request, response) => {
    if (request.url?.startsWith(READY_PATH)) {
      void answersConnections(world.appUrl).then((ready) =>
        response.writeHead(ready ? 204 : 503).end(),
      );
      return;
    }
    forward(world, agent, request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        agent.destroy();
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function answersConnections(url: string | null): Promise<boolean> {
  if (!url) return Promise.resolve(false);
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || 80) });
    socket.once("connect", () => resolve(true)).once("connect", () => socket.end());
    socket.once("error", () => resolve(false));
  });
}

function forward(
  world: World,
  agent: http.Agent,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (!world.appUrl) return notRunning(request, response);
  const headers: OutgoingHttpHeaders = { ...request.headers, "accept-encoding": "identity" };
  for (const name of HOP_BY_HOP) delete headers[name];
  headers["x-forwarded-proto"] = "http";
  headers["x-forwarded-host"] = request.headers.host;
  headers["x-forwarded-for"] = request.socket.remoteAddress;

  const ask = http.request(new URL(request.url ?? "/", world.appUrl), {
    method: request.method,
    headers,
    agent,
    setHost: false,
  });
  ask.on("response", (answer) => pass(world, answer, response));
  ask.on("error", (error: NodeJS.ErrnoException) => {
    if (response.destroyed) return; // the browser went away first
    if (response.headersSent) response.destroy(error);
    else if (isStale(ask, error) && isBodiless(request)) forward(world, agent, request, response);
    else notRunning(request, response);
  });
  response.on("close", () => ask.destroy());
  request.pipe(ask);
}

/** A kept connection that the app closed in the meantime, e.g. because it was restarted. */
const isStale = (ask: http.ClientRequest, error: NodeJS.ErrnoException) =>
  ask.reusedSocket && error.code === "ECONNRESET";

const isBodiless = (request: IncomingMessage) =>
  request.method === "GET" || request.method === "HEAD";

function pass(world: World, answer: IncomingMessage, response: ServerResponse): void {
  const headers: OutgoingHttpHeaders = { ...answer.headers };
  for (const name of HOP_BY_HOP) delete headers[name];
  // preloads of Shopify's App Bridge, which nobody would use here
  delete headers.link;
  const policies = answer.headers["content-security-policy"];
  if (policies) {
    // several policies arrive in one line, separated by commas
    headers["content-security-policy"] = String(policies)
      .split(",")
      .map((policy) => rewriteContentSecurityPolicy(policy, world.url))
      .join(", ");
  }
  if (answer.headers.location)
    headers.location = rewriteLocation(answer.headers.location, world.url);

  const status = answer.statusCode ?? 502;
  const ended = (error: Error | null | undefined) => {
    if (error) response.destroy();
  };
  if (!TEXT.test(answer.headers["content-type"] ?? "")) {
    response.writeHead(status, headers);
    pipeline(answer, response, ended);
    return;
  }
  delete headers["content-length"];
  const replace = replaceInStream(APP_BRIDGE_CDN, `${world.url}/app-bridge.js`);
  const decompress = DECOMPRESS[answer.headers["content-encoding"] ?? ""];
  if (decompress) delete headers["content-encoding"];
  response.writeHead(status, headers);
  if (decompress) pipeline(answer, decompress(), replace, response, ended);
  else pipeline(answer, replace, response, ended);
}

function notRunning(request: IncomingMessage, response: ServerResponse): void {
  const page = request.headers.accept?.includes("text/html") ?? false;
  response.writeHead(502, {
    "content-type": page ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "retry-after": "1",
  });
  response.end(page ? waitingPage : "The app is not running yet.\n");
}
