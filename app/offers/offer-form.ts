import { z } from "zod";
import { isCustomerState, type CustomerState } from "../clv/states/states.ts";
import { isCodeKind, parseDiscount } from "../discounts/kinds.ts";
import { TypedDiscount } from "../discounts/typed.ts";
import type { OfferTerms } from "./offer.ts";
import { querySegment } from "../segments/query.ts";
import { shopMoment } from "../calendar/wall-time.ts";
import { optionalPercent, typedPercent } from "../figures/typed-percent.ts";
import { marginRange } from "../products/margin-range.ts";
import { holdoutRange } from "../experiments/holdout-range.ts";
import type { OfferErrors, OfferFields } from "./offer-fields.ts";
import { offerProblems } from "./words.ts";

export type OfferForm =
  | {
      ok: true;
      offerId: string;
      /** a segment, or the list of customers an address asks for */
      whom: CustomerState | { list: string };
      terms: OfferTerms;
    }
  | { ok: false; errors: OfferErrors };

const TITLE_MAX = 100;
/** An offer that ends sooner could not be used by anyone. */
const LEAST_HOURS = 1;
const HOUR_MS = 60 * 60 * 1000;

/**
 * Reads the form of a new offer. Every field is looked at, so that all errors show at once.
 * @param now milliseconds since the epoch
 */
export function parseOfferForm(
  fields: OfferFields,
  shop: { currency: string; timezone: string },
  now: number,
): OfferForm {
  const errors: OfferErrors = {};
  const offerId = z.uuid().safeParse(fields.offerId);
  if (!offerId.success) errors.offerId = offerProblems.outOfDate;
  const whom = whomOf(fields);
  if (!whom) errors.segment = offerProblems.noSegment;
  const title = fields.title.trim();
  if (title === "" || title.length > TITLE_MAX)
    errors.title = title ? offerProblems.longTitle(TITLE_MAX) : offerProblems.noTitle;
  const typed = new TypedDiscount(fields, shop.currency);
  const discount = isCodeKind(fields.kind) ? parseDiscount(fields.kind, typed) : null;
  if (!discount) errors.kind = offerProblems.noDiscount;
  Object.assign(errors, typed.errors);
  const endsAt = fields.expires === "yes" ? endOf(fields, shop.timezone, now, errors) : null;
  const holdoutPercent = typedPercent(fields.holdout, holdoutRange);
  const isHoldout = typeof holdoutPercent === "number";
  if (!isHoldout) errors.holdout = holdoutPercent.problem;
  const margin = optionalPercent(fields.margin, marginRange);
  const isMargin = margin === null || typeof margin === "number";
  if (!isMargin) errors.margin = margin.problem;

  if (Object.keys(errors).length > 0 || !discount || !isMargin || !isHoldout || !whom)
    return { ok: false, errors };
  return {
    ok: true,
    offerId: fields.offerId,
    whom,
    terms: {
      title,
      discount,
      endsAt,
      holdoutPercent,
      marginPercent: margin,
    },
  };
}

function whomOf({ customers, segment }: OfferFields): CustomerState | { list: string } | null {
  if (customers !== "") return { list: customers };
  // one of the shop's own is the list of its customers
  if (z.uuid().safeParse(segment).success) return { list: querySegment(segment) };
  return isCustomerState(segment) ? segment : null;
}

const endFields = { day: "endDay", time: "endTime" } as const;

function endOf(
  fields: OfferFields,
  timeZone: string,
  now: number,
  errors: OfferErrors,
): string | null {
  const end = shopMoment(fields.endDay, fields.endTime, timeZone, "second");
  if (!end.ok) {
    errors[endFields[end.field]] = end.problem;
    return null;
  }
  if (Date.parse(end.instant) < now + LEAST_HOURS * HOUR_MS) {
    errors.endDay = offerProblems.endsTooSoon(LEAST_HOURS);
    return null;
  }
  return end.instant;
}
