import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { placeMarkup, type PlaceConfig } from "../../sandbox/extensions/place.ts";
import { surveyAnswer } from "../../app/surveys/answer-schema.ts";
import type { SurveyAnswer } from "../../contracts/survey-answer.ts";
import { purchasePlace, type PurchaseVisit } from "./purchase-place.ts";

/** The smallest shop and app that the survey can run in: two origins, so that CORS is real. */

async function listen(handle: (request: IncomingMessage, response: ServerResponse) => unknown) {
  const server = createServer((request, response) => {
    Promise.resolve(handle(request, response)).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, origin: `http://localhost:${port}` };
}

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

export interface Received {
  method: string;
  url: string;
  origin: string;
  authorization: string;
  userAgent: string;
  /** None when the connection was cut. */
  status?: number;
  answer?: SurveyAnswer;
}

/** The app's endpoint; `mode` decides how it answers. */
export async function startApi() {
  const received: Received[] = [];
  const stored = new Map<string, SurveyAnswer>();
  const api = { mode: "open" as "open" | "down" | "unauthorized without CORS", received, stored };
  const cors = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "Authorization, Content-Type",
  };

  const { server, origin } = await listen(async (request, response) => {
    const { headers } = request;
    const entry: Received = {
      method: request.method ?? "",
      url: request.url ?? "",
      origin: headers.origin ?? "",
      authorization: headers.authorization ?? "",
      userAgent: headers["user-agent"] ?? "",
    };
    received.push(entry);
    response.on("finish", () => (entry.status = response.statusCode));
    if (entry.method === "OPTIONS") return response.writeHead(204, cors).end();
    if (api.mode === "down") return request.socket.destroy();
    if (api.mode === "unauthorized without CORS") return response.writeHead(401).end();

    const answer = surveyAnswer.parse(JSON.parse(await bodyOf(request)));
    entry.answer = answer;
    const place = `${answer.touchpoint} ${answer.orderId}`;
    const earlier = stored.get(place);
    const taken = earlier && earlier.idempotencyKey !== answer.idempotencyKey;
    if (!earlier) stored.set(place, answer);
    response.writeHead(taken ? 409 : earlier ? 200 : 201, cors).end("{}");
  });
  const posts = () => received.filter((entry) => entry.answer);
  return Object.assign(api, { origin, posts, close: () => close(server) });
}

const page = (config: PlaceConfig) => `<!doctype html>
<html lang="${config.buyerLocale}"><head><meta charset="utf-8"><title>Order</title>
<link rel="icon" href="data:,"></head>
<body style="max-width:640px;margin:32px auto"><h1>Thank you</h1>${placeMarkup(config).text}
<script type="module" src="/extension-host/host.js"></script></body></html>`;

const token = (claims: object) =>
  ["{}", JSON.stringify(claims), "signature"]
    .map((part) => Buffer.from(part).toString("base64url"))
    .join(".");

export type Visit = PurchaseVisit & { change?: Partial<PlaceConfig> };

/** The storefront: `visit` describes an order's page and returns its address. */
export async function startShop(scripts: { outDir: string; extensionFile: string }) {
  const pages = new Map<string, PlaceConfig>();
  const shop = { extra: new Map<string, string>(), tokens: 0 };

  const { server, origin } = await listen(async (request, response) => {
    const url = request.url ?? "/";
    const config = pages.get(url);
    if (config) {
      return response
        .writeHead(200, { "Content-Type": "text/html; charset=utf-8" })
        .end(page(config));
    }
    if (url === "/session-token" && request.method === "POST") {
      shop.tokens += 1;
      const now = Math.floor(Date.now() / 1000);
      return response.end(token({ dest: "sandbox.myshopify.com", exp: now + 300 }));
    }
    const script = shop.extra.get(url) ?? (await scriptAt(url));
    if (script === undefined) return response.writeHead(404).end("not found");
    response.writeHead(200, { "Content-Type": "text/javascript; charset=utf-8" }).end(script);
  });

  function scriptAt(url: string) {
    if (url === "/extensions/feedback-survey.js") return readFile(scripts.extensionFile, "utf8");
    if (url.startsWith("/extension-host/")) {
      return readFile(path.join(scripts.outDir, path.basename(url)), "utf8");
    }
    return Promise.resolve(undefined);
  }

  /** Each visit is another order unless it says otherwise. */
  function visit({ change, ...about }: Visit = {}): string {
    const number = 1001 + pages.size;
    const config = purchasePlace({
      buyerLocale: "en-CA",
      checkoutToken: `checkout-${number}`,
      order: {
        id: `gid://shopify/Order/${number}`,
        name: `#${number}`,
        confirmationNumber: `ABC${number}`,
        processedAt: "2026-11-01T10:00:00Z",
      },
      ...about,
    });
    pages.set(`/orders/${number}`, { ...config, ...change });
    return `${origin}/orders/${number}`;
  }

  return Object.assign(shop, { origin, visit, close: () => close(server) });
}
