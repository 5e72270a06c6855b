import { z } from "zod";
import { shopMoment } from "../calendar/wall-time.ts";
import { parseDiscount } from "../discounts/kinds.ts";
import { chosenProducts, TypedDiscount, type ChosenProduct } from "../discounts/typed.ts";
import type { SaleTerms } from "./sale.ts";
import type { SaleErrors, SaleFields } from "./sale-fields.ts";
import { clocksSetBack, saleProblems } from "./words.ts";

export type SaleForm =
  | { ok: true; saleId: string; terms: SaleTerms; products: ChosenProduct[]; notes: string[] }
  | { ok: false; errors: SaleErrors };

const TITLE_MAX = 100;
const LEAST_MINUTES = 5;

/**
 * Reads the form of a new flash sale. Every field is looked at, so that all errors show at once.
 * @param now milliseconds since the epoch
 */
export function parseSaleForm(
  fields: SaleFields,
  shop: { currency: string; timezone: string },
  now: number,
): SaleForm {
  const errors: SaleErrors = {};
  if (!z.uuid().safeParse(fields.saleId).success) errors.saleId = saleProblems.outOfDate;
  const title = fields.title.trim();
  if (title === "" || title.length > TITLE_MAX)
    errors.title = title ? saleProblems.longTitle(TITLE_MAX) : saleProblems.noTitle;
  const typed = new TypedDiscount(fields, shop.currency);
  const discount = parseDiscount("automatic_percentage", typed);
  Object.assign(errors, typed.errors);
  const start = shopMoment(fields.startDay, fields.startTime, shop.timezone, "first");
  const end = shopMoment(fields.endDay, fields.endTime, shop.timezone, "second");
  if (!start.ok) errors[start.field === "day" ? "startDay" : "startTime"] = start.problem;
  if (!end.ok) errors[end.field === "day" ? "endDay" : "endTime"] = end.problem;
  if (start.ok && Date.parse(start.instant) < now - 60_000)
    errors.startTime = saleProblems.startHasPassed;
  if (start.ok && end.ok) {
    const minutes = (Date.parse(end.instant) - Date.parse(start.instant)) / 60_000;
    if (minutes <= 0) errors.endTime = saleProblems.endsBeforeStart;
    else if (minutes < LEAST_MINUTES) errors.endTime = saleProblems.tooShort(LEAST_MINUTES);
  }
  if (Object.keys(errors).length > 0 || !start.ok || !end.ok) return { ok: false, errors };
  return {
    ok: true,
    saleId: fields.saleId,
    products: chosenProducts(fields.products),
    terms: {
      title,
      discount,
      startsAt: start.instant,
      endsAt: end.instant,
    },
    notes: [
      ...(start.twice ? [clocksSetBack.atStart] : []),
      ...(end.twice ? [clocksSetBack.atEnd] : []),
    ],
  };
}
