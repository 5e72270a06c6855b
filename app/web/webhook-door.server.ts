import type { RequestHandler } from "express";
import { MOST_BYTES, refusedUnread, type WebhookRequest } from "../shops/webhook-message.ts";
import { receive } from "./receive.server.ts";

export type AnswerWebhook = (
  request: WebhookRequest,
) => Promise<{ status: number; reason: string | null }>;

/** Shopify's own wait for an answer is five seconds. */
const WITHIN_MS = 10_000;

/**
 * Takes webhooks. They come in bursts and must be answered within seconds, so they do not pass through the pages'
 * router; and since anybody can send one, nothing of a body is read before its head could be Shopify's.
 */
export function webhookDoor(answer: AnswerWebhook, withinMs = WITHIN_MS): RequestHandler {
  return (request, response, next) => {
    const header = (name: string) => request.get(name) ?? null;
    const say = (status: number, reason: string | null) => {
      if (status === 405) response.set("allow", "POST");
      if (status === 503) response.set("retry-after", "5");
      response
        .status(status)
        .type("text/plain")
        .send(reason ?? "");
    };
    const early = refusedUnread(request.method, header);
    if (early) return say(early.status, early.reason);
    receive(request, { mostBytes: MOST_BYTES, withinMs })
      .then(async (rawBody) => {
        if (typeof rawBody === "number") return say(rawBody, null);
        const { status, reason } = await answer({ method: request.method, header, rawBody });
        say(status, reason);
      })
      .catch(next);
  };
}
