import { isAnswerTo, type Answers } from "../../contracts/survey-answer.ts";
import type { SurveyQuestion } from "../../contracts/survey-definition.ts";
import { maskedText } from "./masked-text.ts";

export type TakenAnswers =
  | { ok: true; answers: Answers; /** 1 to 5 */ rating: number }
  /** @field where: id of the question; empty when none is to blame */
  | { ok: false; where: string; problem: string };

/**
 * What of an answer belongs to the survey. Answers to questions it does not have are dropped; a question nobody
 * answered is no fault, since an extension leaves out those it does not know: only the rating must be there, the pages
 * add it up.
 */
export function answersTo(questions: readonly SurveyQuestion[], given: Answers): TakenAnswers {
  const answers: Answers = {};
  let rating: number | null = null;
  for (const question of questions) {
    const value = given[question.id];
    if (value === undefined) continue;
    if (!isAnswerTo(question, value))
      return { ok: false, where: question.id, problem: `no answer to a ${question.type} question` };
    // before anything is stored: what leads to a person has no place in an answer
    answers[question.id] =
      typeof value === "string" && question.type === "text" ? maskedText(value) : value;
    if (question.type === "rating") rating = Number(value);
  }
  return rating === null
    ? { ok: false, where: "", problem: "expected a rating" }
    : { ok: true, answers, rating };
}
