import { surveyLimits } from "../../contracts/survey-answer.ts";
import {
  questionIds,
  type SurveyDefinition,
  type SurveyQuestion,
} from "../../contracts/survey-definition.ts";
import { surveyDefinition } from "./definition-schema.ts";
import { commentLabels, defaultQuestions, surveyProblems } from "./words.ts";

/** Every survey of the shop so far is a version of this one. */
export const SURVEY_ID = "post_purchase";

/**
 * What the shop's extension asks.
 * @param question the merchant's words, shown to everybody as they are; empty = the default, translated
 * @throws ZodError when the words do not fit the contract
 */
export function definitionOf(survey: {
  question: string;
  asksComment: boolean;
  version: number;
}): SurveyDefinition {
  const question = survey.question.trim();
  return surveyDefinition.parse({
    format: 1,
    id: SURVEY_ID,
    version: survey.version,
    status: "open",
    touchpoints: ["thank_you", "order_status"],
    defaultLocale: "en",
    questions: [
      {
        id: questionIds.rating,
        type: "rating",
        required: true,
        text: question && question !== defaultQuestions.en ? { en: question } : defaultQuestions,
      },
      ...(survey.asksComment
        ? [
            {
              id: questionIds.comment,
              type: "text" as const,
              required: false,
              text: commentLabels,
              maxLength: surveyLimits.commentCharacters,
            },
          ]
        : []),
    ],
  } satisfies SurveyDefinition);
}

/** What any version of the shop's survey asks, the default one too. */
export const everyQuestion: readonly SurveyQuestion[] = definitionOf({
  question: "",
  asksComment: true,
  version: 1,
}).questions;

export const surveyFields = { question: "", comment: "yes" };
export type SurveyFields = typeof surveyFields;
export type SurveyErrors = Partial<Record<keyof SurveyFields, string>>;

export type SurveyForm =
  { ok: true; question: string; asksComment: boolean } | { ok: false; errors: SurveyErrors };

export function parseSurveyForm(fields: SurveyFields): SurveyForm {
  const question = fields.question.trim().replace(/\s+/g, " ");
  const most = surveyLimits.questionCharacters;
  if (question === "") return { ok: false, errors: { question: surveyProblems.noQuestion } };
  if (question.length > most)
    return {
      ok: false,
      errors: { question: surveyProblems.longQuestion(most, question.length) },
    };
  return { ok: true, question, asksComment: fields.comment === "yes" };
}
