import { formatInstant } from "../../figures/format.ts";

/** What there is to know of a page of the survey, of a shop that stays or leaves. */
interface Standing {
  publishedAt: string | null;
  isUnderWay: boolean;
  isLeaving: boolean;
}

export function standingOf(
  { publishedAt, isUnderWay, isLeaving }: Standing,
  timeZone: string,
): string {
  if (isUnderWay) return "Publishing…";
  if (publishedAt) return `Published ${formatInstant(publishedAt, timeZone)}`;
  if (isLeaving) return "Not published: this shop is leaving Boomerang";
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
  feedback: "Feedback",
  theSurveyWasNot: "The survey was not published",
  /** Of a shop that leaves saving is refused. */
  whatToDo: (problem: string, isLeaving: boolean) =>
    `${problem} ${isLeaving ? "Saving publishes nothing until you stay: Settings, Leaving." : "Save again to try once more."}`,
  question: "Question",
  shownAsYouWrite:
    "Shown as you write it, in every language. The question it came with is translated.",
  askForAComment: "Ask for a comment",
  anOptionalTextBox: "An optional text box below the rating.",
  whatSavingDoes: (isLeaving: boolean) =>
    isLeaving
      ? "This shop is leaving Boomerang: nothing is saved or published until you stay."
      : "Saving publishes it: shoppers see the change within a minute or so.",
};
