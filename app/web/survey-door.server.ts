import type { RequestHandler } from "express";
import type { Call, Reply } from "../surveys/receive.server.ts";
import { receive } from "./receive.server.ts";

export type AnswerSurvey = (call: Call) => Promise<Reply>;

/** A phone on a train takes its time. */
const WITHIN_MS = 15_000;

/** Takes shoppers' answers: a sale's end brings many at once, so they do not pass through the pages' router. */
export function surveyDoor(answer: AnswerSurvey): RequestHandler {
  return (request, response, next) => {
    answer({
      method: request.method,
      header: (name) => request.get(name) ?? null,
      asker: request.socket.remoteAddress ?? "unknown",
      body: async (mostBytes) => {
        const body = await receive(request, { mostBytes, withinMs: WITHIN_MS });
        return typeof body === "number" ? null : body;
      },
    }).then(
      ({ status, headers, body }) =>
        response
          .status(status)
          .set(headers)
          .send(body ?? ""),
      next,
    );
  };
}
