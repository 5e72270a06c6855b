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
  return found ? found.question.trim() || defaultQuestions.en : null;
}
