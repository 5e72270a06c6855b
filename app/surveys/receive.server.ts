import { pool } from "../db.server.ts";
import { log } from "../log.server.ts";
import { env } from "../env.server.ts";
import { getShop, type ShopRow } from "../shops/shop.server.ts";
import { idNumber, type CustomerId } from "../ids.ts";
import { surveyLimits, type SurveyAnswer } from "../../contracts/survey-answer.ts";
import { defaultSurvey } from "../../contracts/survey-definition.ts";
import { surveyAnswer } from "./answer-schema.ts";
import { answersTo, type TakenAnswers } from "./answers.ts";
import { charge } from "./calls.server.ts";
import { everyQuestion, SURVEY_ID } from "./definition.ts";
import { callerAddress, chargeOf } from "./door-limits.ts";
import { remembered } from "./remembered.server.ts";
import { allowed, json, Refusal, refused, type Reply } from "./reply.ts";
import { surveySettings } from "./settings.server.ts";
import { shopperOf } from "./shopper-token.ts";
import { storeAnswer } from "./store.server.ts";

export type { Reply };

/** A call at the survey's door, whichever server carries it. */
export interface Call {
  method: string;
  /** by lower-case name; null when it is missing */
  header: (name: string) => string | null;
  /** the address that opened the connection */
  asker: string;
  /** the body of at most so many bytes; null when it is larger or does not come */
  body: (mostBytes: number) => Promise<Uint8Array | null>;
}

const app = {
  apiKey: env.SHOPIFY_API_KEY,
  secrets: [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter(
    (secret) => secret !== undefined,
  ),
};

/** A shop that leaves is noticed a little later; in a burst nobody asks who it is again and again. */
const shops = remembered((domain: string) => getShop(pool, domain));
const versions = remembered(async (shopId: number) => (await surveySettings(pool, shopId)).version);

/** The newest version of the shop's survey; asked again when the answer knows one that is newer. */
async function newestVersion(shopId: number, answered: number): Promise<number> {
  const known = await versions.of(shopId);
  return Math.max(1, answered > known ? await versions.anew(shopId) : known);
}

/**
 * Takes a shopper's answer. Every answer we give has CORS headers, also the errors: without them the extension sees a
 * network failure and tries again for days.
 */
export async function answerSurvey(call: Call): Promise<Reply> {
  // the browser's question beforehand
  if (call.method === "OPTIONS") return allowed;
  try {
    if (call.method !== "POST")
      throw new Refusal(405, "invalid", "POST an answer here.", { allow: "POST, OPTIONS" });
    const { shop, customerId, token } = await callerOf(call);
    const answer = await answerIn(call, shop, token);
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

async function callerOf(
  call: Call,
): Promise<{ shop: ShopRow; customerId: CustomerId | null; token: string }> {
  const token = call.header("authorization")?.replace("Bearer ", "") ?? "";
  const shopper = shopperOf(token, app, Date.now());
  if (!shopper)
    throw new Refusal(401, "unauthorized", "Send a valid session token of the checkout.");
  const shop = await shops.of(shopper.domain);
  if (!shop || shop.uninstalledAt)
    throw new Refusal(401, "unauthorized", "The app is not installed in this shop.");
  const customer = /^gid:\/\/shopify\/Customer\/(\d+)$/.exec(shopper.sub ?? "");
  return { shop, customerId: idNumber(customer?.[1]) as CustomerId | null, token };
}

/** What was sent, when whoever sent it has not sent too much; also what is no answer counts. */
async function answerIn(call: Call, shop: ShopRow, token: string): Promise<SurveyAnswer> {
  const body = await call.body(surveyLimits.bodyBytes);
  const read = body && readAnswer(Buffer.from(body).toString("utf8"));
  const forwarded = call.header("x-forwarded-for");
  const address = callerAddress(forwarded, env.TRUSTED_PROXIES, call.asker);
  const chargeTo = (name: "session" | "address" | "checkout", whose: string) =>
    chargeOf(shop.shopId, name, whose, env.SHOPIFY_API_SECRET);
  limit(
    await charge([
      chargeTo("session", token),
      chargeTo("address", address),
      ...(read && "answer" in read ? [chargeTo("checkout", read.answer.checkoutToken)] : []),
    ]),
  );
  if (!read)
    throw new Refusal(413, "too_large", `An answer has at most ${surveyLimits.bodyBytes} bytes.`);
  if ("problem" in read) throw new Refusal(400, "invalid", read.problem);
  return read.answer;
}

function readAnswer(text: string): { answer: SurveyAnswer } | { problem: string } {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { problem: "The body is not JSON." };
  }
  const parsed = surveyAnswer.safeParse(body);
  if (parsed.success) return { answer: parsed.data };
  const [issue] = parsed.error.issues;
  const where = issue?.path.join(".") || "the body";
  return { problem: `${where}: ${issue?.message ?? "not an answer"}` };
}

function limit(seconds: number): void {
  if (seconds > 0)
    throw new Refusal(429, "too_many", `Too many answers. Try again in ${seconds} s.`, {
      "retry-after": String(seconds),
    });
}

async function checkSurvey(shop: ShopRow, answer: SurveyAnswer): Promise<void> {
  if (answer.surveyId === defaultSurvey.id && answer.version === defaultSurvey.version) return;
  if (
    answer.surveyId !== SURVEY_ID ||
    answer.version > (await newestVersion(shop.shopId, answer.version))
  )
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
): Promise<Reply> {
  const whoOnlyClaims = async () => {
    const perShop = (["unproven", "unprovenADay"] as const).map((name) =>
      chargeOf(shop.shopId, name, "", env.SHOPIFY_API_SECRET),
    );
    limit(await charge(perShop));
  };
  switch (await storeAnswer(shop.shopId, answer, taken, customerId, whoOnlyClaims)) {
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
