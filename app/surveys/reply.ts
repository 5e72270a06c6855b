import type { SurveyRefusal } from "../../contracts/survey-answer.ts";

/** What the survey's door answers, for whichever server carries it. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  /** JSON; null = nothing */
  body: string | null;
}

/** Extensions run in a worker without an origin of their own, so everybody is let in; the session token decides. */
const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "Authorization, Content-Type",
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-expose-headers": "Retry-After",
  "access-control-max-age": "7200",
};

/** An answer is not taken, and why. */
export class Refusal extends Error {
  readonly status: number;
  readonly reason: SurveyRefusal["error"];
  readonly headers: Record<string, string>;
  constructor(
    status: number,
    reason: SurveyRefusal["error"],
    message: string,
    headers: Record<string, string> = {},
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.headers = headers;
  }
}

export const allowed: Reply = { status: 204, headers: cors, body: null };

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { ...cors, "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

export function refused({ status, reason, message, headers }: Refusal): Reply {
  return json(status, { error: reason, message } satisfies SurveyRefusal, headers);
}
