/**
 * The published survey: what the app writes to the shop's metafield, and the extension reads without asking the app.
 */

export const surveyMetafield = { namespace: "$app:feedback", key: "survey", type: "json" } as const;

export type Touchpoint = "thank_you" | "order_status";

/** By language tag: "fr", "fr-CA". */
export type LocalizedText = Record<string, string>;

/** Asked only when an earlier rating compares like this; without it, always. */
export interface ShowIf {
  question: string;
  op: "lte" | "gte" | "eq";
  value: number;
}

interface QuestionBase {
  id: string;
  text: LocalizedText;
  required: boolean;
  /** Limits the question to these places; without it, everywhere the survey is shown. */
  touchpoints?: Touchpoint[] | undefined;
  showIf?: ShowIf | undefined;
}

/** 1 to 5. */
export interface RatingQuestion extends QuestionBase {
  type: "rating";
  /** Words for 1 to 5; without it, those of the extension's locale files. */
  labels?: LocalizedText[] | undefined;
}

export interface TextQuestion extends QuestionBase {
  type: "text";
  maxLength?: number | undefined;
}

/** How likely somebody is to recommend the shop, 0 to 10. */
export interface NpsQuestion extends QuestionBase {
  type: "nps";
}

export interface Choice {
  id: string;
  text: LocalizedText;
}

export interface SingleChoiceQuestion extends QuestionBase {
  type: "single_choice";
  choices: Choice[];
}

export interface MultipleChoiceQuestion extends QuestionBase {
  type: "multiple_choice";
  choices: Choice[];
}

export type SurveyQuestion =
  RatingQuestion | TextQuestion | NpsQuestion | SingleChoiceQuestion | MultipleChoiceQuestion;
export type QuestionType = SurveyQuestion["type"];
export type QuestionOf<T extends QuestionType> = Extract<SurveyQuestion, { type: T }>;

export interface SurveyDefinition {
  format: 1;
  id: string;
  version: number;
  /** A closed survey stays published so that the extension shows nothing instead of its default. */
  status: "open" | "closed";
  touchpoints: Touchpoint[];
  defaultLocale: string;
  questions: SurveyQuestion[];
}

/**
 * Answers given before a merchant has published anything: the extension then asks the question of
 * its own locale files.
 */
export const defaultSurvey = { id: "default", version: 1 } as const;

/** The questions of the default survey and of what merchants publish so far. */
export const questionIds = { rating: "rating", comment: "comment" } as const;

type Fields = Record<string, unknown>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const needsNoMore = () => true;
const hasChoices = ({ choices }: Fields) =>
  Array.isArray(choices) &&
  choices.every(
    (choice) => isObject(choice) && typeof choice.id === "string" && isObject(choice.text),
  );

/** What a question of each type has beside its words. */
const isComplete: Record<QuestionType, (question: Fields) => boolean> = {
  rating: needsNoMore,
  text: needsNoMore,
  nps: needsNoMore,
  single_choice: hasChoices,
  multiple_choice: hasChoices,
};

function isQuestion(value: unknown): value is SurveyQuestion {
  return (
    isObject(value) &&
    typeof value.id === "string" &&
    isObject(value.text) &&
    Object.keys(isComplete).includes(String(value.type)) &&
    isComplete[value.type as QuestionType](value)
  );
}

/**
 * A published survey. A question this version does not know, as a later app may publish it, is left out: the survey
 * goes on without it.
 * @returns undefined for what is no survey, or one of a format this version cannot read
 */
export function readSurvey(published: string): SurveyDefinition | undefined {
  let value: unknown;
  try {
    value = JSON.parse(published);
  } catch {
    return undefined;
  }
  if (
    !isObject(value) ||
    value.format !== 1 ||
    typeof value.id !== "string" ||
    typeof value.version !== "number" ||
    typeof value.defaultLocale !== "string" ||
    !Array.isArray(value.touchpoints) ||
    !Array.isArray(value.questions)
  )
    return undefined;
  return {
    ...(value as unknown as SurveyDefinition),
    questions: value.questions.filter(isQuestion),
  };
}
