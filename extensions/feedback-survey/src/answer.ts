import type { Answers, Question, Survey, Touchpoint } from "./survey.ts";

/** The order this page belongs to, with what proves that the shopper owns it. */
export interface Purchase {
  touchpoint: Touchpoint;
  orderId: string;
  confirmationNumber?: string;
}

/** The body of a post; the app parses it with its own contract. */
export interface Answer extends Purchase {
  idempotencyKey: string;
  surveyId: string;
  version: number;
  checkoutToken: string;
  locale: string;
  rating: number;
  comment?: string;
}

/** Repeated on every retry of one answer, so that the app stores it once. */
export function newKey(): string {
  // not among the globals that Shopify promises to an extension
  if (typeof crypto !== "undefined" && typeof crypto.randomUUID === "function") {
    return crypto.randomUUID();
  }
  const random = () => Math.random().toString(36).slice(2).padEnd(11, "0");
  return `${Date.now().toString(36)}-${random()}-${random()}`;
}

/** The answer of one rating and, if asked and given, one comment. */
export function answerOf(
  survey: Survey,
  asked: Question[],
  answers: Answers,
  about: Purchase & Pick<Answer, "idempotencyKey" | "checkoutToken" | "locale">,
): Answer {
  const given = (type: Question["type"]) => {
    const question = asked.find((candidate) => candidate.type === type);
    return question && answers[question.id]?.trim();
  };
  const comment = given("text");
  return {
    ...about,
    surveyId: survey.id,
    version: survey.version,
    rating: Number(given("rating")),
    ...(comment ? { comment } : {}),
  };
}

/** The reverse, to draw an answer that was kept from an earlier visit. */
export function answersFrom(survey: Survey, answer: Answer): Answers {
  const answers: Answers = {};
  for (const question of survey.questions) {
    if (question.type === "rating") answers[question.id] = String(answer.rating);
    else answers[question.id] = answer.comment ?? "";
  }
  return answers;
}
