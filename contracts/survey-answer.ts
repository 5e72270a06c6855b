import type { QuestionOf, QuestionType, SurveyQuestion, Touchpoint } from "./survey-definition.ts";

/** What a shopper's browser posts back, and what the app answers. */

/** Where answers are posted: JSON, `Authorization: Bearer <session token>`. */
export const surveyResponsesPath = "/api/surveys/responses";

export const surveyLimits = {
  /** UTF-16 units, as a browser's `maxlength` counts them. */
  commentCharacters: 1000,
  bodyBytes: 16 * 1024,
  questions: 10,
  questionCharacters: 300,
  choices: 20,
} as const;

/** What is answered to a question, by its type. */
export interface AnswerValues {
  /** 1 to 5 */
  rating: number;
  text: string;
  /** 0 to 10 */
  nps: number;
  /** id of the choice */
  single_choice: string;
  multiple_choice: string[];
}

export type AnswerValue = AnswerValues[QuestionType];

/** By question id; what was not answered is left out. */
export type Answers = Record<string, AnswerValue>;

interface Envelope {
  /** Chosen by the browser once per answer, repeated on every retry of it. */
  idempotencyKey: string;
  surveyId: string;
  version: number;
  touchpoint: Touchpoint;
  orderId: string;
  /** Unguessable, known only to this order's shopper: the proof that the order is theirs. */
  checkoutToken: string;
  confirmationNumber?: string | undefined;
  locale: string;
}

export interface SurveyAnswer extends Envelope {
  answers: Answers;
}

/** As extensions before question types sent it, and browsers may still keep it for a later try. */
export interface EarlierAnswer extends Envelope {
  rating: number;
  comment?: string | undefined;
}

/** What the endpoint says when it does not store an answer; 201 and 200 (same key again) carry none. */
export interface SurveyRefusal {
  error:
    | "invalid" // 400
    | "unauthorized" // 401
    | "not_found" // 404: no such order or survey, or not theirs
    | "already_answered" // 409: another answer for this order and place is stored
    | "too_large" // 413
    | "too_many" // 429
    | "unavailable"; // 500, 503
  message: string;
}

const whole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const isChoiceOf = ({ choices }: { choices: { id: string }[] }, value: unknown): value is string =>
  choices.some(({ id }) => id === value);

/** Whether a value answers a question, by its type. */
const answers: {
  [T in QuestionType]: (value: unknown, question: QuestionOf<T>) => value is AnswerValues[T];
} = {
  rating: (value): value is number => whole(value, 1, 5),
  text: (value): value is string =>
    typeof value === "string" && value.length <= surveyLimits.commentCharacters,
  nps: (value): value is number => whole(value, 0, 10),
  single_choice: (value, question): value is string => isChoiceOf(question, value),
  multiple_choice: (value, question): value is string[] =>
    Array.isArray(value) &&
    value.every((one) => isChoiceOf(question, one)) &&
    new Set(value).size === value.length,
};

export function isAnswerTo(question: SurveyQuestion, value: unknown): value is AnswerValue {
  const isAnswer: (value: unknown, question: never) => boolean = answers[question.type];
  return isAnswer(value, question as never);
}
