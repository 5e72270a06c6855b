import { defaultSurvey } from "../../contracts/survey-definition.ts";
import { defaultQuestions } from "./words.ts";

/** What a version of the shop's survey asked; empty = the extension's own, translated question. */
export interface AskedVersion {
  version: number;
  question: string;
}

/**
 * The question an answer is to, in English where it was translated; null where a release before kept no words of that
 * version.
 */
export function questionAsked(
  { surveyId, surveyVersion }: { surveyId: string; surveyVersion: number },
  versions: readonly AskedVersion[],
): string | null {
  // the extension asks by itself where nothing is published
  if (surveyId === defaultSurvey.id) return defaultQuestions.en;
  const found = versions.find(({ version }) => version === surveyVersion);
  return found ? wordsOf(found) : null;
}

const wordsOf = ({ question }: AskedVersion) => question.trim() || defaultQuestions.en;

/** Every question of these versions once, and the extension's own. */
export const questionsOf = (versions: readonly AskedVersion[]): string[] => [
  ...new Set([...versions.map(wordsOf), defaultQuestions.en]),
];

/** Which answers are to some questions. */
export interface AskedIn {
  versions: number[];
  /** to the extension's own, that asks by itself */
  isOwn: boolean;
}

/** Where these questions were asked. */
export const askedIn = (
  questions: readonly string[],
  versions: readonly AskedVersion[],
): AskedIn => ({
  versions: versions
    .filter((one) => questions.includes(wordsOf(one)))
    .map(({ version }) => version),
  isOwn: questions.includes(defaultQuestions.en),
});
