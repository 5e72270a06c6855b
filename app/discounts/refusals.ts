import type { UserError } from "../admin-api/errors.ts";
import type { RefusalWords } from "../admin-api/refusal.ts";
import { missingAccess, refusedBecause } from "./words.ts";

/** What Shopify refused, in one sentence for each reason. */
function refusalSentence(errors: UserError[]): string {
  const said = errors.map((error) => refusedBecause[error.code ?? ""] ?? `${error.message}.`);
  return [...new Set(said.map((sentence) => sentence.replace(/\.\.$/, ".")))].join(" ");
}

export const discountRefusals: RefusalWords = { refused: refusalSentence, missingAccess };
