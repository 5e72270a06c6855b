import { discountShare, fieldsOfKind, isCodeKind, parseDiscount } from "../../discounts/kinds.ts";
import { TypedDiscount } from "../../discounts/typed.ts";
import { kindWords } from "../../discounts/words.ts";
import { breakEvenUplift } from "../../offers/break-even.ts";
import { optionalPercent } from "../../figures/typed-percent.ts";
import { marginRange } from "../../products/margin-range.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { breakEvenWords } from "./words.ts";

/**
 * What an offer must win to pay, by what is typed so far.
 * @param averageMinor what the audience spends on an order, minor units; null without orders
 */
export function breakEven(
  fields: OfferFields,
  averageMinor: number | null,
  currency: string,
): { margin: number | null; share: number | null; sentence: string } {
  const typed = optionalPercent(fields.margin, marginRange);
  const margin = typeof typed === "number" ? typed : null;
  const share = shareOf(fields, averageMinor, currency);
  const unknown = isCodeKind(fields.kind) ? kindWords[fields.kind].unknownShare : null;
  if (unknown !== null) return { margin, share, sentence: unknown };
  if (margin === null) return { margin, share, sentence: breakEvenWords.noMargin };
  if (share === null) return { margin, share, sentence: breakEvenWords.noShare };
  const uplift = breakEvenUplift(margin / 100, share);
  const sentence = uplift === Infinity ? breakEvenWords.never : breakEvenWords.from(uplift);
  return { margin, share, sentence };
}

/** The share of the price that the typed discount takes off; null while that is not known. */
function shareOf(
  fields: OfferFields,
  averageMinor: number | null,
  currency: string,
): number | null {
  if (!isCodeKind(fields.kind)) return null;
  const typed = new TypedDiscount(fields, currency);
  const discount = parseDiscount(fields.kind, typed);
  return fieldsOfKind(fields.kind).some((field) => typed.errors[field])
    ? null
    : discountShare(discount, averageMinor);
}
