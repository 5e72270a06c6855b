import { z } from "zod";

/**
 * The wire shape between the shop's survey and this app: what is published to the shop
 * (`$app:feedback` / `survey`, a JSON metafield) and what a shopper's browser posts back.
 * The checkout extension is a package of its own and restates these shapes; a test holds the two
 * together.
 */

export const surveyMetafield = { namespace: "$app:feedback", key: "survey", type: "json" } as const;

/** Where answers are posted: JSON, `Authorization: Bearer <session token>`. */
export const surveyResponsesPath = "/api/surveys/responses";

export const surveyLimits = {
  /** UTF-16 units, as a browser's `maxlength` counts them. */
  commentCharacters: 1000,
  bodyBytes: 16 * 1024,
  questions: 10,
  questionCharacters: 300,
} as const;

/**
 * Answers given before a merchant has published anything: the extension then asks the question of
 * its own locale files.
 */
export const defaultSurvey = { id: "default", version: 1 } as const;

export const touchpoint = z.enum(["thank_you", "order_status"]);
export type Touchpoint = z.infer<typeof touchpoint>;

const identifier = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "expected 1 to 64 letters, digits, _ or -");

const localeTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'expected a language tag such as "fr" or "fr-CA"');

const plainText = z.string().trim().min(1).max(surveyLimits.questionCharacters);
const localizedText = z.record(localeTag, plainText);
export type LocalizedText = z.infer<typeof localizedText>;

/** Asked only when an earlier rating compares like this; without it, always. */
const showIf = z.object({
  question: identifier,
  op: z.enum(["lte", "gte", "eq"]),
  value: z.int().min(1).max(5),
});

const questionBase = {
  id: identifier,
  text: localizedText,
  required: z.boolean(),
  /** Limits the question to these places; without it, everywhere the survey is shown. */
  touchpoints: z.array(touchpoint).min(1).optional(),
  showIf: showIf.optional(),
};

const ratingQuestion = z.object({
  ...questionBase,
  type: z.literal("rating"),
  /** Words for 1 to 5; without it, those of the extension's locale files. */
  labels: z
    .tuple([localizedText, localizedText, localizedText, localizedText, localizedText])
    .optional(),
});

const textQuestion = z.object({
  ...questionBase,
  type: z.literal("text"),
  maxLength: z.int().min(1).max(surveyLimits.commentCharacters).optional(),
});

const surveyQuestion = z.discriminatedUnion("type", [ratingQuestion, textQuestion]);
export type SurveyQuestion = z.infer<typeof surveyQuestion>;

export const surveyDefinition = z
  .object({
    format: z.literal(1),
    id: identifier,
    version: z.int().min(1),
    /** A closed survey stays published so that the extension shows nothing instead of its default. */
    status: z.enum(["open", "closed"]),
    touchpoints: z.array(touchpoint).min(1),
    defaultLocale: localeTag,
    questions: z.array(surveyQuestion).min(1).max(surveyLimits.questions),
  })
  .check((context) => {
    const survey = context.value;
    const refuse = (path: (string | number)[], message: string) =>
      context.issues.push({ code: "custom", path, message, input: survey });

    const earlier = new Map<string, SurveyQuestion>();
    survey.questions.forEach((question, index) => {
      const at = ["questions", index];
      if (earlier.has(question.id)) {
        refuse([...at, "id"], `"${question.id}" is used twice; question ids are unique`);
      }
      if (!(survey.defaultLocale in question.text)) {
        refuse([...at, "text"], `no text in the default language "${survey.defaultLocale}"`);
      }
      if (question.showIf && earlier.get(question.showIf.question)?.type !== "rating") {
        refuse(
          [...at, "showIf", "question"],
          `"${question.showIf.question}" is not an earlier rating question`,
        );
      }
      earlier.set(question.id, question);
    });

    // An answer carries one rating and at most one comment, so a place can ask for no more.
    for (const place of survey.touchpoints) {
      const asked = survey.questions.filter(
        (question) => question.touchpoints?.includes(place) ?? true,
      );
      const ratings = asked.filter((question) => question.type === "rating");
      const texts = asked.filter((question) => question.type === "text");
      if (ratings.length !== 1 || !ratings[0]?.required || ratings[0].showIf) {
        refuse(
          ["questions"],
          `${place} has ${ratings.length} rating question(s); expected exactly one, required and always shown`,
        );
      }
      if (texts.length > 1) {
        refuse(["questions"], `${place} has ${texts.length} text questions; expected at most one`);
      }
    }
  });
export type SurveyDefinition = z.infer<typeof surveyDefinition>;

/** Thank-you pages may name an order before it exists, with the number it is going to have. */
const orderGid = /^gid:\/\/shopify\/(?:Order|OrderIdentity)\/([1-9]\d{0,19})$/;

/**
 * The number of an order, as a string since it can exceed 2^53.
 * Throws a RangeError that says what was found when it is not an order's gid.
 */
export function parseOrderGid(gid: string): string {
  const number = orderGid.exec(gid)?.[1];
  if (number === undefined) {
    throw new RangeError(
      `expected gid://shopify/Order/<number> or gid://shopify/OrderIdentity/<number>, found "${gid.slice(0, 80)}"`,
    );
  }
  return number;
}

// PostgreSQL cannot store NUL, and no other control character has a place in a comment.
// eslint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

const comment = z
  .string()
  .max(surveyLimits.commentCharacters)
  .transform((text) => text.replace(controlCharacters, "").trim() || undefined);

/** Fields this version does not know are dropped: extensions and server are deployed apart. */
export const surveyAnswer = z.object({
  /** Chosen by the browser once per answer, repeated on every retry of it. */
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9-]{16,64}$/, "expected 16 to 64 letters, digits or -"),
  surveyId: identifier,
  version: z.int().min(1),
  touchpoint,
  orderId: z.string().regex(orderGid, "expected gid://shopify/Order/<number> or OrderIdentity"),
  /** Unguessable, known only to this order's shopper: the proof that the order is theirs. */
  checkoutToken: z.string().min(1).max(128),
  confirmationNumber: z.string().min(1).max(64).optional(),
  locale: localeTag,
  rating: z.int().min(1).max(5),
  comment: comment.optional(),
});
export type SurveyAnswer = z.infer<typeof surveyAnswer>;

/** What the endpoint says when it does not store an answer; 201 and 200 (same key again) carry none. */
export const surveyRefusal = z.object({
  error: z.enum([
    "invalid", // 400
    "unauthorized", // 401
    "not_found", // 404: no such order or survey, or not theirs
    "already_answered", // 409: another answer for this order and place is stored
    "too_large", // 413
    "too_many", // 429
    "unavailable", // 500, 503
  ]),
  message: z.string(),
});
export type SurveyRefusal = z.infer<typeof surveyRefusal>;
