import { isCodeKind, parseDiscount } from "../../discounts/kinds.ts";
import { TypedDiscount } from "../../discounts/typed.ts";
import { discountInWords } from "../../discounts/words.ts";
import { formatDay } from "../../figures/format.ts";
import type { OfferFields } from "../../offers/offer-fields.ts";
import { isDay } from "../fields.ts";
import { typedOffer } from "./words.ts";

/** What is typed so far, as pieces of a sentence; null where it cannot be said yet. */
export function offerInWords(
  fields: OfferFields,
  currency: string,
): { off: string | null; until: string | null } {
  return { off: offInWords(fields, currency), until: untilInWords(fields) };
}

function offInWords(fields: OfferFields, currency: string): string | null {
  if (!isCodeKind(fields.kind)) return null;
  const typed = new TypedDiscount(fields, currency);
  const discount = parseDiscount(fields.kind, typed);
  return Object.keys(typed.errors).length > 0 ? null : discountInWords(discount, currency);
}

function untilInWords({ expires, endDay, endTime }: OfferFields): string | null {
  if (expires !== "yes" || !isDay(endDay)) return null;
  return typedOffer.until(formatDay(endDay), endTime);
}
