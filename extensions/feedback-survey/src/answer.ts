import type { Answers, EarlierAnswer, SurveyAnswer } from "../../../contracts/survey-answer.ts";
import type { Touchpoint } from "../../../contracts/survey-definition.ts";
import { valueOf } from "./kinds.ts";
import type { Given, Question, Survey } from "./survey.ts";

/** The order this page belongs to, with what proves that the shopper owns it. */
export interface Purchase {
  touchpoint: Touchpoint;
  orderId: string;
  confirmationNumber?: string;
}

/** The body of a post. A browser may still keep one of the release before: it is sent as it is. */
export type Answer = SurveyAnswer | EarlierAnswer;

/** Repeated on every retry of one answer, so that the app stores it once. */
export function newKey(): string {
  // not among the globals that Shopify promises to an extension
  if (typeof crypto !== "undefined" && typeof crypto.randomUUID === "function") {
    return crypto.randomUUID();
  }
  const random = () => Math.random().toString(36).slice(2).padEnd(11, "0");
  return `${Date.now().toString(36)}-${random()}-${random()}`;
}

/** What was given to the questions that were asked. */
export function answerOf(
  survey: Survey,
  asked: Question[],
  given: Given,
  about: Purchase & Pick<SurveyAnswer, "idempotencyKey" | "checkoutToken" | "locale">,
): SurveyAnswer {
  const answers: Answers = {};
  for (const { id, type } of asked) {
    const value = valueOf(type, given[id] ?? []);
    if (value !== undefined) answers[id] = value;
  }
  return { ...about, surveyId: survey.id, version: survey.version, answers };
}

/** The reverse, to draw an answer that was kept from an earlier visit. */
export function givenIn(survey: Survey, answer: Answer): Given {
  const given: Given = {};
  for (const question of survey.questions) {
    const value =
      "answers" in answer ? answer.answers[question.id] : earlierValue(question, answer);
    if (value !== undefined) given[question.id] = [value].flat().map(String);
  }
  return given;
}

function earlierValue({ type }: Question, { rating, comment }: EarlierAnswer) {
  if (type === "rating") return rating;
  return type === "text" ? comment : undefined;
}
