import type { HealthLine } from "../figures/health-line.ts";

/** Where the survey block stands, as the open admin tells it. */
type Placement = "asking" | "unknown" | { thankYou: boolean; orderStatus: boolean };

export function blockLine(placement: Placement): HealthLine {
  const title = "Survey block";
  if (placement === "asking" || placement === "unknown")
    return {
      title,
      badge: { label: placement === "asking" ? "Asking" : "Not known" },
      words: "The Feedback survey block belongs on the thank-you page, in the checkout editor.",
    };
  return placement.thankYou
    ? {
        title,
        badge: { label: "Placed", tone: "success" },
        words: placement.orderStatus
          ? "On the thank-you page and on the order status page."
          : "On the thank-you page. It can be placed on the order status page too.",
      }
    : {
        title,
        badge: { label: "Not placed", tone: "attention" },
        words: "Add the Feedback survey block to the thank-you page, in the checkout editor.",
      };
}

export const publishRefused = {
  missingAccess:
    "Shopify did not let Boomerang publish the survey: the permission is missing. Open the app again to grant it.",
};

/** Of a shop that leaves. */
export const surveyWithdrawn =
  "The question was taken out of the shop, because this shop is leaving Boomerang.";

/** @param why a sentence */
export const notWithdrawn = (why: string) =>
  `The question could not be taken out of the shop after many tries. ${why}`;

/** Of the file of a shop's set-up. */
export const setUpWords = {
  question: "Survey question",
  comment: "Ask for a comment",
  yesNo: (is: boolean) => (is ? "yes" : "no"),
  shape: "an object with question (text) and asksComment (true or false)",
};

/** Beside a field of the form. */
export const surveyProblems = {
  noQuestion: "Enter a question",
  longQuestion: (most: number, found: number) =>
    `Use at most ${most} characters; this has ${found}`,
};

/**
 * What shoppers read, in all of these languages at once, as long as the merchant has no words of their own; others read
 * the English.
 */
export const defaultQuestions = {
  en: "How was your shopping experience today?",
  fr: "Comment s’est passé votre achat aujourd’hui ?",
};

export const commentLabels = {
  en: "Anything you would like to add?",
  fr: "Souhaitez-vous ajouter quelque chose ?",
};
