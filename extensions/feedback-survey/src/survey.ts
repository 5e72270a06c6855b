import { surveyLimits } from "../../../contracts/survey-answer.ts";
import {
  defaultSurvey,
  questionIds,
  readSurvey,
  surveyMetafield,
  type LocalizedText,
  type QuestionType,
  type ShowIf,
  type SurveyDefinition,
  type SurveyQuestion,
  type Touchpoint,
} from "../../../contracts/survey-definition.ts";
import { fieldOf, valueOf, type Field, type Words } from "./kinds.ts";

/** One question in the shopper's language, ready to be drawn. */
export interface Question extends Field {
  id: string;
  type: QuestionType;
  required: boolean;
  showIf?: ShowIf | undefined;
  text: string;
  maxLength: number;
}

export interface Survey {
  id: string;
  version: number;
  questions: Question[];
}

/** What was chosen or written so far, by question id. */
export type Given = Record<string, string[]>;

interface MetafieldEntry {
  target: { type: string };
  metafield: { namespace: string; key: string; value: string | number | boolean };
}

/** Undefined when nothing is published, or in a format this version cannot read. */
function published(entries: readonly MetafieldEntry[]): SurveyDefinition | undefined {
  const entry = entries.find(
    ({ target, metafield }) =>
      target.type === "shop" &&
      metafield.namespace === surveyMetafield.namespace &&
      metafield.key === surveyMetafield.key,
  );
  return entry && readSurvey(String(entry.metafield.value));
}

/** "fr-CA" finds fr-CA, then fr, then another French, then the survey's own language. */
function inLanguage(text: LocalizedText, locale: string, fallback: string): string {
  const language = locale.split("-")[0];
  const sibling = Object.keys(text).find((tag) => tag.split("-")[0] === language);
  return text[locale] ?? text[language ?? ""] ?? text[sibling ?? ""] ?? text[fallback] ?? "";
}

export interface Shop {
  metafields: readonly MetafieldEntry[];
  /** The merchant's words for the default question; empty for the translated ones. */
  question: string;
  showComment: boolean;
  locale: string;
  translate(key: string): string;
}

/** The survey the shop's own words stand for as long as none is published. */
function ownSurvey(place: Touchpoint, { question, translate }: Shop): SurveyDefinition {
  const defaultLocale = "en";
  const say = (text: string) => ({ [defaultLocale]: text });
  return {
    ...defaultSurvey,
    format: 1,
    status: "open",
    touchpoints: [place],
    defaultLocale,
    questions: [
      {
        id: questionIds.rating,
        type: "rating",
        required: true,
        text: say(question || translate(`${place}.question`)),
      },
      {
        id: questionIds.comment,
        type: "text",
        required: false,
        text: say(translate("comment")),
      },
    ],
  };
}

function drawn(question: SurveyQuestion, words: Words): Question {
  const { id, type, required, showIf } = question;
  const most = surveyLimits.commentCharacters;
  return {
    ...fieldOf(question, words),
    id,
    type,
    required,
    showIf,
    text: words.say(question.text),
    maxLength: Math.min((type === "text" && question.maxLength) || most, most),
  };
}

/** What to ask at this place, or undefined when there is nothing to ask. */
export function surveyFor(place: Touchpoint, shop: Shop): Survey | undefined {
  const survey = published(shop.metafields) ?? ownSurvey(place, shop);
  if (survey.status !== "open" || !survey.touchpoints.includes(place)) return undefined;
  const words: Words = {
    say: (text) => inLanguage(text, shop.locale, survey.defaultLocale),
    translate: shop.translate,
  };
  const questions = survey.questions
    .filter((question) => question.touchpoints?.includes(place) ?? true)
    .filter((question) => question.type !== "text" || question.required || shop.showComment)
    .map((question) => drawn(question, words));
  return questions.length > 0 ? { id: survey.id, version: survey.version, questions } : undefined;
}

/** Questions whose condition the answers so far meet, in order. */
export function visibleQuestions(questions: Question[], given: Given): Question[] {
  const visible: Question[] = [];
  for (const question of questions) {
    const { showIf } = question;
    if (!showIf) {
      visible.push(question);
      continue;
    }
    // a question that is itself hidden decides nothing
    const asked = visible.some((earlier) => earlier.id === showIf.question);
    const value = Number(asked ? given[showIf.question]?.[0] || NaN : NaN);
    const met =
      showIf.op === "lte"
        ? value <= showIf.value
        : showIf.op === "gte"
          ? value >= showIf.value
          : value === showIf.value;
    if (met) visible.push(question);
  }
  return visible;
}

/** Questions that still need an answer before the survey can be sent. */
export function unanswered(questions: Question[], given: Given): Question[] {
  return questions.filter(
    ({ id, type, required }) => required && valueOf(type, given[id] ?? []) === undefined,
  );
}
