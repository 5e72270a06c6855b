import type { AnswerValue } from "../../../contracts/survey-answer.ts";
import type {
  Choice,
  LocalizedText,
  QuestionOf,
  QuestionType,
  SurveyQuestion,
} from "../../../contracts/survey-definition.ts";

const RATINGS = ["1", "2", "3", "4", "5"];
const LIKELIHOODS = Array.from({ length: 11 }, (_, value) => String(value));

/** What a question is drawn with: choices, of which one or several can be taken, or a text field. */
export interface Field {
  choices: { value: string; label: string }[] | null;
  several: boolean;
  /** key of the hint when it must be answered */
  missing: "error.choose" | "error.pick" | "error.write";
}

export interface Words {
  say(text: LocalizedText): string;
  translate(key: string): string;
}

interface Kind<Q> {
  field(question: Q, words: Words): Field;
  /** What is sent for what was chosen or written; undefined when that is nothing. */
  value(given: string[]): AnswerValue | undefined;
}

const firstOf = ([first]: string[]) => first?.trim() || undefined;
const numberOf = (given: string[]) => {
  const first = firstOf(given);
  return first === undefined ? undefined : Number(first);
};
const choicesOf = (choices: Choice[], { say }: Words) =>
  choices.map(({ id, text }) => ({ value: id, label: say(text) }));

/** How each type of question is drawn and answered. */
const kinds: { [T in QuestionType]: Kind<QuestionOf<T>> } = {
  rating: {
    field: ({ labels }, { say, translate }) => ({
      choices: RATINGS.map((value, index) => ({
        value,
        label: say(labels?.[index] ?? {}) || translate(`rating.${value}`),
      })),
      several: false,
      missing: "error.choose",
    }),
    value: numberOf,
  },
  text: {
    field: () => ({ choices: null, several: false, missing: "error.write" }),
    value: firstOf,
  },
  nps: {
    field: () => ({
      choices: LIKELIHOODS.map((value) => ({ value, label: value })),
      several: false,
      missing: "error.pick",
    }),
    value: numberOf,
  },
  single_choice: {
    field: ({ choices }, words) => ({
      choices: choicesOf(choices, words),
      several: false,
      missing: "error.pick",
    }),
    value: firstOf,
  },
  multiple_choice: {
    field: ({ choices }, words) => ({
      choices: choicesOf(choices, words),
      several: true,
      missing: "error.pick",
    }),
    value: (given) => (given.length > 0 ? given : undefined),
  },
};

export function fieldOf(question: SurveyQuestion, words: Words): Field {
  const kind: Kind<never> = kinds[question.type];
  return kind.field(question as never, words);
}

export function valueOf(type: QuestionType, given: string[]): AnswerValue | undefined {
  return kinds[type].value(given);
}
