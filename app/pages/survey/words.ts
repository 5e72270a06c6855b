import { formatInstant } from "../../figures/format.ts";

export function standingOf(
  settings: { version: number; publishedAt: string | null },
  isUnderWay: boolean,
  timeZone: string,
): string {
  if (isUnderWay) return "Publishing…";
  if (settings.publishedAt) return `Published ${formatInstant(settings.publishedAt, timeZone)}`;
  return "Not published yet. Shoppers are asked the question below in their language.";
}

export const preview = {
  preview: "Preview",
  previewOfTheSurvey: "Preview of the survey",
  yourQuestion: "Your question",
  veryBad: "Very bad",
  bad: "Bad",
  okay: "Okay",
  good: "Good",
  excellent: "Excellent",
  anythingYouWouldLike: "Anything you would like to add? (optional)",
  sendFeedback: "Send feedback",
  answersAndButtons:
    "Answers and buttons are shown in the shopper’s language. Colours and fonts follow your checkout.",
};

export const questionForm = {
  surveyQuestion: "Survey question",
  surveys: "Surveys",
  theSurveyWasNot: "The survey was not published",
  saveAgainToTry: (problem: string) => `${problem} Save again to try once more.`,
  question: "Question",
  shownAsYouWrite:
    "Shown as you write it, in every language. The question it came with is translated.",
  askForAComment: "Ask for a comment",
  anOptionalTextBox: "An optional text box below the rating.",
  savingPublishesIt: "Saving publishes it: shoppers see the change within a minute or so.",
};
