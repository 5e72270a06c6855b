import { z } from "zod";
import { isCustomerState, type CustomerState } from "../clv/states/states.ts";
import { discountKinds } from "../discounts/discount.ts";
import type { OfferTerms } from "./offer.ts";
import { shopMoment } from "../calendar/wall-time.ts";
import { typedMoney } from "../money.ts";
import { holdoutRange } from "../shops/settings.ts";
import type { OfferErrors, OfferFields } from "./offer-fields.ts";

export type OfferForm =
  | { ok: true; offerId: string; segment: CustomerState; terms: OfferTerms }
  | { ok: false; errors: OfferErrors };

const TITLE_MAX = 100;
/** An offer that ends sooner could not be used by anyone. */
const LEAST_MS = 60 * 60 * 1000;

const wholeNumber = /^\d{1,4}$/;

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
  const percentBetween = (name: keyof OfferFields, low: number, high: number, label: string) => {
    const text = fields[name].trim();
    const value = Number(text);
    if (wholeNumber.test(text) && value >= low && value <= high) return value;
    errors[name] = `${label} is a whole number from ${low} to ${high}`;
    return 0;
  };
  const money = (name: keyof OfferFields) => {
    const minor = typedMoney(fields[name], shop.currency);
    if (typeof minor === "number") return minor;
    errors[name] = minor.problem;
    return 0;
  };

  const offerId = z.uuid().safeParse(fields.offerId);
  if (!offerId.success) errors.offerId = "This form is out of date. Reload the page";
  if (!isCustomerState(fields.segment)) errors.segment = "Choose a segment";
  const title = fields.title.trim();
  if (title === "" || title.length > TITLE_MAX)
    errors.title = title ? `Use at most ${TITLE_MAX} characters` : "Enter a name for the offer";
  const kind = discountKinds.find((known) => known === fields.kind);
  if (!kind) errors.kind = "Choose what the offer takes off";
  const percent =
    kind === "percentage" ? percentBetween("percent", 1, 100, "The percentage") : null;
  const amountMinor = kind === "fixed" ? money("amount") : null;
  const minimumMinor = fields.minimum.trim() === "" ? null : money("minimum");
  const endsAt = fields.expires === "yes" ? endOf(fields, shop.timezone, now, errors) : null;
  const { least, most } = holdoutRange;
  const holdoutPercent = percentBetween("holdout", least, most, "The holdout");
  const marginPercent =
    fields.margin.trim() === "" ? null : percentBetween("margin", 1, 100, "The margin");

  if (Object.keys(errors).length > 0 || !kind || !isCustomerState(fields.segment))
    return { ok: false, errors };
  return {
    ok: true,
    offerId: fields.offerId,
    segment: fields.segment,
    terms: {
      title,
      kind,
      percent,
      amountMinor,
      minimumMinor,
      oncePerCustomer: fields.once === "yes",
      endsAt,
      holdoutPercent,
      marginPercent,
    },
  };
}

function endOf(
  fields: OfferFields,
  timeZone: string,
  now: number,
  errors: OfferErrors,
): string | null {
  const end = shopMoment(fields.endDay, fields.endTime, timeZone, "second");
  if (!end.ok) {
    errors[/date/.test(end.problem) ? "endDay" : "endTime"] = end.problem;
    return null;
  }
  if (Date.parse(end.instant) < now + LEAST_MS) {
    errors.endDay = "Choose an end at least an hour from now";
    return null;
  }
  return end.instant;
}
