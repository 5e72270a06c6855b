import type { DataFunctionArgs, EntryContext } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { log } from "./log.server.ts";
import { addDocumentResponseHeaders } from "./shopify.server.ts";
import { PageStream } from "./web/page-stream.server.ts";

// The server answers webhooks and shoppers without the pages' router, by the very modules the pages use.
export { answerSurvey } from "./surveys/receive.server.ts";
export { answerWebhook } from "./shops/webhooks.server.ts";

const RENDER_TIMEOUT_MS = 5000;

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  const whole = isbot(request.headers.get("user-agent") ?? "");
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={RENDER_TIMEOUT_MS} />,
      {
        [whole ? "onAllReady" : "onShellReady"]() {
          const body = new PageStream();
          headers.set("Content-Type", "text/html");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          status = 500;
          log.error({ problem: String(error) }, "a page could not be drawn");
        },
      },
    );
    setTimeout(abort, RENDER_TIMEOUT_MS + 1000).unref();
  });
}

/** A loader or an action that failed. The address stays out: it may carry a token. */
export function handleError(error: unknown, { request }: DataFunctionArgs): void {
  // the merchant went on before the answer came
  if (request.signal.aborted) return;
  const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  log.error({ path: new URL(request.url).pathname, problem }, "a page failed");
}
