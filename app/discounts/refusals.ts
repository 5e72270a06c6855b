import type { UserError } from "../admin-api/errors.ts";
import type { RefusalWords } from "../admin-api/refusal.ts";

/** Shopify's codes for what a merchant can do something about; other refusals keep Shopify's own words. */
const sentences: Record<string, string> = {
  TAKEN: "Another discount of this shop already uses this code.",
  ACTIVE_PERIOD_OVERLAP:
    "Shopify allows 25 automatic discounts at a time, and this period is full. End one of them or choose another period.",
  MAX_APP_DISCOUNTS:
    "This shop has as many discounts made by apps as Shopify allows. End one of them first.",
  END_DATE_BEFORE_START_DATE: "The end must come after the start.",
  EXCEEDED_MAX: "The shop has reached Shopify's limit for discounts.",
  INTERNAL_ERROR: "Shopify had a problem of its own. Try again in a few minutes.",
};

/** What Shopify refused, in one sentence for each reason. */
function refusalSentence(errors: UserError[]): string {
  const said = errors.map((error) => sentences[error.code ?? ""] ?? `${error.message}.`);
  return [...new Set(said.map((sentence) => sentence.replace(/\.\.$/, ".")))].join(" ");
}

export const discountRefusals: RefusalWords = {
  refused: refusalSentence,
  missingAccess:
    "Shopify did not let Boomerang create discounts: the permission is missing. Open the app again to grant it, then try again.",
};
