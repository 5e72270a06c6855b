/** The published survey as the app writes it to the shop's metafield. */

export type Touchpoint = "thank_you" | "order_status";

type LocalizedText = Record<string, string>;

interface QuestionBase {
  id: string;
  required: boolean;
  touchpoints?: Touchpoint[];
  showIf?: { question: string; op: "lte" | "gte" | "eq"; value: number };
}

interface PublishedQuestion extends QuestionBase {
  type: "rating" | "text";
  text: LocalizedText;
  labels?: LocalizedText[];
  maxLength?: number;
}

interface PublishedSurvey {
  format: 1;
  id: string;
  version: number;
  status: "open" | "closed";
  touchpoints: Touchpoint[];
  defaultLocale: string;
  questions: PublishedQuestion[];
}

/** One question in the shopper's language, ready to be drawn. */
export interface Question extends QuestionBase {
  type: "rating" | "text";
  text: string;
  /** Words for the ratings 1 to 5. */
  labels: string[];
  maxLength: number;
}

export interface Survey {
  id: string;
  version: number;
  questions: Question[];
}

/** Answers by question id; ratings as the digit. */
export type Answers = Record<string, string>;

export const RATINGS = ["1", "2", "3", "4", "5"];
export const COMMENT_MAX = 1000;

/** The survey the shop's own words stand for as long as none is published. */
export const DEFAULT_SURVEY = { id: "default", version: 1 };

interface MetafieldEntry {
  target: { type: string };
  metafield: { namespace: string; key: string; value: string | number | boolean };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

function isSurvey(value: unknown): value is PublishedSurvey {
  return (
    isObject(value) &&
    value.format === 1 &&
    typeof value.id === "string" &&
    typeof value.version === "number" &&
    typeof value.defaultLocale === "string" &&
    Array.isArray(value.touchpoints) &&
    Array.isArray(value.questions) &&
    value.questions.every(
      (question) =>
        isObject(question) &&
        typeof question.id === "string" &&
        (question.type === "rating" || question.type === "text") &&
        isObject(question.text),
    )
  );
}

/** Undefined when nothing is published, or in a format this version cannot read. */
function published(entries: readonly MetafieldEntry[]): PublishedSurvey | undefined {
  const entry = entries.find(
    ({ target, metafield }) =>
      target.type === "shop" &&
      metafield.namespace === "$app:feedback" &&
      metafield.key === "survey",
  );
  if (!entry) return undefined;
  try {
    const value: unknown = JSON.parse(String(entry.metafield.value));
    return isSurvey(value) ? value : undefined;
  } catch {
    return undefined;
  }
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

/** What to ask at this place, or undefined when there is nothing to ask. */
export function surveyFor(place: Touchpoint, shop: Shop): Survey | undefined {
  const words = RATINGS.map((value) => shop.translate(`rating.${value}`));
  const survey = published(shop.metafields);

  if (!survey) {
    const base = { labels: words, maxLength: COMMENT_MAX };
    const rating: Question = {
      ...base,
      id: "rating",
      type: "rating",
      required: true,
      text: shop.question || shop.translate(`${place}.question`),
    };
    const comment: Question = {
      ...base,
      id: "comment",
      type: "text",
      required: false,
      text: shop.translate("comment"),
    };
    return { ...DEFAULT_SURVEY, questions: shop.showComment ? [rating, comment] : [rating] };
  }

  if (survey.status !== "open" || !survey.touchpoints.includes(place)) return undefined;
  const say = (text: LocalizedText) => inLanguage(text, shop.locale, survey.defaultLocale);
  const questions = survey.questions
    .filter((question) => question.touchpoints?.includes(place) ?? true)
    .filter((question) => question.type !== "text" || question.required || shop.showComment)
    .map((question) => ({
      ...question,
      text: say(question.text),
      labels: words.map((word, index) => say(question.labels?.[index] ?? {}) || word),
      maxLength: Math.min(question.maxLength ?? COMMENT_MAX, COMMENT_MAX),
    }));
  return questions.length > 0 ? { id: survey.id, version: survey.version, questions } : undefined;
}

/** Questions whose condition the answers so far meet, in order. */
export function visibleQuestions(questions: Question[], answers: Answers): Question[] {
  const visible: Question[] = [];
  for (const question of questions) {
    const { showIf } = question;
    if (!showIf) {
      visible.push(question);
      continue;
    }
    // a question that is itself hidden decides nothing
    const asked = visible.some((earlier) => earlier.id === showIf.question);
    const given = Number(asked ? answers[showIf.question] || NaN : NaN);
    const met =
      showIf.op === "lte"
        ? given <= showIf.value
        : showIf.op === "gte"
          ? given >= showIf.value
          : given === showIf.value;
    if (met) visible.push(question);
  }
  return visible;
}

/** Questions that still need an answer before the survey can be sent. */
export function unanswered(questions: Question[], answers: Answers): Question[] {
  return questions.filter((question) => question.required && !answers[question.id]?.trim());
}
