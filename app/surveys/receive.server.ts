import { z } from "zod";
import { pool } from "../db.server.ts";
import { log } from "../log.server.ts";
import { env } from "../env.server.ts";
import { authenticate } from "../shopify.server.ts";
import { boundedBody } from "../shops/bounded-body.server.ts";
import { getShop, type ShopRow } from "../shops/shop.server.ts";
import { idNumber, type CustomerId } from "../ids.ts";
import { surveySettings } from "./settings.server.ts";
import {
  surveyLimits,
  type SurveyAnswer,
  type SurveyRefusal,
} from "../../contracts/survey-answer.ts";
import { defaultSurvey } from "../../contracts/survey-definition.ts";
import { surveyAnswer } from "./answer-schema.ts";
import { answersTo, type TakenAnswers } from "./answers.ts";
import { everyQuestion, SURVEY_ID } from "./definition.ts";
import { hashOfToken } from "./proof.ts";
import { rateLimiter } from "./rate-limit.ts";
import { storeAnswer } from "./store.server.ts";

const MINUTE = 60_000;
const limits = {
  token: rateLimiter({ calls: 20, windowMs: 10 * MINUTE }),
  address: rateLimiter({ calls: 60, windowMs: 10 * MINUTE }),
  shop: rateLimiter({ calls: 1200, windowMs: MINUTE }),
};

/** Extensions run in a worker without an origin of their own, so everybody is let in; the session token decides. */
const cors = {
  "access-control-allow-origin": "*",
  "access-control-allow-headers": "Authorization, Content-Type",
  "access-control-allow-methods": "POST, OPTIONS",
  "access-control-expose-headers": "Retry-After",
  "access-control-max-age": "7200",
};

class Refusal extends Error {
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

/** Everything that is not a POST: the browser's question beforehand, or a mistake. */
export function answerToOtherMethods(request: Request): Response {
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: cors });
  return refused(new Refusal(405, "invalid", "POST an answer here.", { allow: "POST, OPTIONS" }));
}

/**
 * Takes a shopper's answer. Every answer we give has CORS headers, also the errors: without them the extension sees a
 * network failure and tries again for days.
 */
export async function receiveAnswer(request: Request): Promise<Response> {
  if (request.method !== "POST") return answerToOtherMethods(request);
  try {
    const { shop, customerId } = await callerOf(request);
    const answer = await answerIn(request, shop);
    await checkSurvey(shop, answer);
    return await stored(shop, answer, takenFrom(answer), customerId);
  } catch (error) {
    if (error instanceof Refusal) return refused(error);
    log.error({ problem: (error as Error).message }, "a survey answer could not be taken");
    return refused(
      new Refusal(503, "unavailable", "The answer could not be stored. Try again later."),
    );
  }
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...cors, ...headers } });
}

function refused({ status, reason, message, headers }: Refusal): Response {
  return json(status, { error: reason, message } satisfies SurveyRefusal, headers);
}

const token = z.object({
  // bare in checkouts, with https:// in the admin
  dest: z.string().transform((dest) => dest.replace(/^https:\/\//, "")),
  aud: z.string(),
  sub: z.string().optional(),
});
const shopDomain = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

async function callerOf(
  request: Request,
): Promise<{ shop: ShopRow; customerId: CustomerId | null }> {
  let claims: unknown;
  try {
    claims = (await authenticate.public.checkout(request)).sessionToken;
  } catch (thrown) {
    if (!(thrown instanceof Response)) throw thrown;
    throw new Refusal(
      thrown.status >= 400 ? thrown.status : 401,
      "unauthorized",
      thrown.status === 410 ? "Not for robots." : "Send a valid session token of the checkout.",
    );
  }
  const parsed = token.safeParse(claims);
  // the library checks the signature and the time, not whom the token is for
  if (
    !parsed.success ||
    parsed.data.aud !== env.SHOPIFY_API_KEY ||
    !shopDomain.test(parsed.data.dest)
  )
    throw new Refusal(401, "unauthorized", "The session token is not for this app.");
  const shop = await getShop(pool, parsed.data.dest);
  if (!shop || shop.uninstalledAt)
    throw new Refusal(401, "unauthorized", "The app is not installed in this shop.");
  const customer = /^gid:\/\/shopify\/Customer\/(\d+)$/.exec(parsed.data.sub ?? "");
  return { shop, customerId: idNumber(customer?.[1]) as CustomerId | null };
}

async function answerIn(request: Request, shop: ShopRow): Promise<SurveyAnswer> {
  const now = Date.now();
  limit(limits.shop.take(`${shop.shopId}`, now));
  limit(limits.address.take(`${shop.shopId}/${addressOf(request)}`, now));
  const text = await bodyOf(request);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new Refusal(400, "invalid", "The body is not JSON.");
  }
  const parsed = surveyAnswer.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = issue?.path.join(".") || "the body";
    throw new Refusal(400, "invalid", `${where}: ${issue?.message ?? "not an answer"}`);
  }
  limit(limits.token.take(`${shop.shopId}/${hashOfToken(parsed.data.checkoutToken)}`, now));
  return parsed.data;
}

function limit(seconds: number): void {
  if (seconds > 0)
    throw new Refusal(429, "too_many", `Too many answers. Try again in ${seconds} s.`, {
      "retry-after": String(seconds),
    });
}

function addressOf(request: Request): string {
  return request.headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "unknown";
}

async function bodyOf(request: Request): Promise<string> {
  const body = await boundedBody(request, surveyLimits.bodyBytes);
  if (!body)
    throw new Refusal(413, "too_large", `An answer has at most ${surveyLimits.bodyBytes} bytes.`);
  return Buffer.from(body).toString("utf8");
}

async function checkSurvey(shop: ShopRow, answer: SurveyAnswer): Promise<void> {
  if (answer.surveyId === defaultSurvey.id && answer.version === defaultSurvey.version) return;
  const { version } = await surveySettings(pool, shop.shopId);
  if (answer.surveyId !== SURVEY_ID || answer.version > Math.max(1, version))
    throw new Refusal(404, "not_found", "This shop has no such survey.");
}

function takenFrom(answer: SurveyAnswer): TakenAnswers & { ok: true } {
  const taken = answersTo(everyQuestion, answer.answers);
  if (taken.ok) return taken;
  const where = ["answers", taken.where].filter(Boolean).join(".");
  throw new Refusal(400, "invalid", `${where}: ${taken.problem}`);
}

async function stored(
  shop: ShopRow,
  answer: SurveyAnswer,
  taken: TakenAnswers & { ok: true },
  customerId: CustomerId | null,
): Promise<Response> {
  switch (await storeAnswer(shop.shopId, answer, taken, customerId)) {
    case "stored":
      return json(201, { stored: true });
    case "repeated":
      return json(200, { stored: true });
    case "already_answered":
      throw new Refusal(409, "already_answered", "This order has been answered for already.");
    case "contested":
      throw new Refusal(503, "unavailable", "The order is not known yet. Try again later.", {
        "retry-after": "60",
      });
    case "not_theirs":
      throw new Refusal(404, "not_found", "There is no such order of this shopper.");
  }
}
