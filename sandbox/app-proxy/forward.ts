import type { Request } from "express";
import type { AppConfig } from "../install/app-config.ts";
import type { World } from "../platform/world.ts";

export interface ProxyAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Of a shopper's request nothing else is passed on: least of all cookies. */
const requestHeaders = ["accept", "accept-language", "content-type", "user-agent"];
/** Of the app's answer: no cookies either, and nothing that is about the app's own address. */
const answerHeaders = ["content-type", "cache-control", "content-disposition", "location"];
const patience = 30_000;

/** The app's address of a path below its proxy. */
export function proxyTarget(
  app: AppConfig,
  appUrl: string,
  rest: string,
  query: URLSearchParams,
): URL {
  const base = new URL(app.appProxy!.url, app.applicationUrl);
  // the sandbox knows where the app listens, and no other server it might name
  const target = new URL(base.pathname.replace(/\/$/, "") + rest, appUrl);
  target.search = query.toString();
  return target;
}

/** Hands a shopper's request to the app; null = the app does not answer. */
export async function forward(
  { appUrl }: World,
  request: Request<Record<string, string>>,
  domain: string,
  target: URL,
): Promise<ProxyAnswer | null> {
  if (appUrl === null) return null;
  const headers = new Headers({
    "x-forwarded-for": request.socket.remoteAddress ?? "",
    "x-forwarded-host": domain,
  });
  for (const name of requestHeaders) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  const hasBody = request.method !== "GET" && Buffer.isBuffer(request.body);
  try {
    const answer = await fetch(target, {
      method: request.method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
      ...(hasBody ? { body: new Uint8Array(request.body as Buffer) } : {}),
    });
    const kept = answerHeaders.flatMap((name): [string, string][] => {
      const value = answer.headers.get(name);
      return value === null ? [] : [[name, value]];
    });
    return {
      status: answer.status,
      headers: Object.fromEntries(kept),
      body: Buffer.from(await answer.arrayBuffer()),
    };
  } catch {
    // not started, gone or too slow: to a shopper it is all the same
    return null;
  }
}
