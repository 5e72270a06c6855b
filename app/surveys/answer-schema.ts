import { z } from "zod";
import { orderGid } from "../../contracts/order-gid.ts";
import { surveyLimits, type Answers, type SurveyAnswer } from "../../contracts/survey-answer.ts";
import { questionIds } from "../../contracts/survey-definition.ts";
import { idNumber } from "../ids.ts";
import { plainText } from "../plain-text.ts";
import { identifier, localeTag, touchpoint } from "./definition-schema.ts";

const text = z
  .string()
  .max(surveyLimits.commentCharacters)
  .transform((written) => plainText(written).trim());

/** The kinds of values there are; whether one fits its question is asked of the survey. */
const value = z.union([z.number(), text, z.array(identifier).max(surveyLimits.choices)]);

const envelope = {
  idempotencyKey: z
    .string()
    .regex(/^[A-Za-z0-9-]{16,64}$/, "expected 16 to 64 letters, digits or -"),
  surveyId: identifier,
  version: z.int().min(1),
  touchpoint,
  orderId: z
    .string()
    .refine(
      (gid) => idNumber(orderGid.exec(gid)?.[1]) !== null,
      "expected gid://shopify/Order/<number> or OrderIdentity",
    ),
  checkoutToken: z.string().min(1).max(128),
  confirmationNumber: z
    .string()
    .regex(/^[A-Za-z0-9#-]{1,64}$/, "expected letters and digits")
    .optional(),
  locale: localeTag,
};

/** What was left empty was not answered. */
const given = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([, one]) => one !== "" && !(Array.isArray(one) && !one.length)),
  );

/** Fields this version does not know are dropped: extensions and server are deployed apart. */
export const surveyAnswer = z
  .object({
    ...envelope,
    answers: z
      .record(identifier, value)
      .refine((all) => Object.keys(all).length <= surveyLimits.questions, "too many answers")
      .optional(),
    // of extensions before question types, and of browsers that still keep what they could not send
    rating: z.int().min(1).max(5).optional(),
    comment: text.optional(),
  })
  .transform(({ answers, rating, comment, ...rest }): SurveyAnswer => {
    if (answers) return { ...rest, answers: given(answers) };
    const { rating: ratingId, comment: commentId } = questionIds;
    return {
      ...rest,
      answers: given({
        ...(rating === undefined ? {} : { [ratingId]: rating }),
        ...(comment === undefined ? {} : { [commentId]: comment }),
      }),
    };
  });
