import type { UserError } from "../admin-api/errors.ts";
import type { RefusalWords } from "../admin-api/refusal.ts";
import { endsTooEarly, missingAccess, refusedBecause, titleTaken } from "./words.ts";

/** Codes are taken too, with the same code; and older versions give the title's refusal none. */
function isTitleTaken({ field, code, message }: UserError): boolean {
  return field?.at(-1) === "title" && (code === "TAKEN" || /must be unique/i.test(message));
}

function wordsFor(error: UserError): string {
  if (isTitleTaken(error)) return titleTaken;
  if (endsTooEarly.shopify.test(error.message)) return endsTooEarly.merchant;
  return refusedBecause[error.code ?? ""] ?? `${error.message}.`;
}

/** What Shopify refused, in one sentence for each reason. */
function refusalSentence(errors: UserError[]): string {
  const said = errors.map(wordsFor);
  return [...new Set(said.map((sentence) => sentence.replace(/\.\.$/, ".")))].join(" ");
}

export const discountRefusals: RefusalWords = { refused: refusalSentence, missingAccess };
