import { z } from "zod";
import { shopMoment, type ShopMoment } from "../calendar/wall-time.ts";
import type { SaleTerms } from "./sale.ts";
import {
  PRODUCTS_MAX,
  type ChosenProduct,
  type SaleErrors,
  type SaleFields,
} from "./sale-fields.ts";

export type SaleForm =
  | { ok: true; saleId: string; terms: SaleTerms; products: ChosenProduct[]; notes: string[] }
  | { ok: false; errors: SaleErrors };

const TITLE_MAX = 100;
export const LEAST_MINUTES = 5;

const chosen = z.array(
  z.object({ id: z.string().regex(/^[1-9]\d{0,19}$/), title: z.string().max(255) }),
);

/** The products a form holds; none when it was tampered with. */
export function chosenProducts(json: string): ChosenProduct[] {
  try {
    const parsed = chosen.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : [];
  } catch {
    return [];
  }
}

/**
 * Reads the form of a new flash sale. Every field is looked at, so that all errors show at once.
 * @param now milliseconds since the epoch
 */
export function parseSaleForm(fields: SaleFields, timeZone: string, now: number): SaleForm {
  const errors: SaleErrors = {};
  if (!z.uuid().safeParse(fields.saleId).success)
    errors.saleId = "This form is out of date. Reload the page";
  const title = fields.title.trim();
  if (title === "" || title.length > TITLE_MAX)
    errors.title = title
      ? `Use at most ${TITLE_MAX} characters`
      : "Enter a name. Shoppers see it in the cart";
  const percent = Number(fields.percent.trim());
  if (!/^\d{1,3}$/.test(fields.percent.trim()) || percent < 1 || percent > 99)
    errors.percent = "The percentage is a whole number from 1 to 99";
  const products = chosenProducts(fields.products);
  if (products.length === 0) errors.products = "Choose at least one product";
  if (products.length > PRODUCTS_MAX)
    errors.products = `Shopify takes at most ${PRODUCTS_MAX} products in one discount; ${products.length} are chosen`;
  const start = shopMoment(fields.startDay, fields.startTime, timeZone, "first");
  const end = shopMoment(fields.endDay, fields.endTime, timeZone, "second");
  if (!start.ok) errors[isAboutDay(start) ? "startDay" : "startTime"] = start.problem;
  if (!end.ok) errors[isAboutDay(end) ? "endDay" : "endTime"] = end.problem;
  if (start.ok && Date.parse(start.instant) < now - 60_000)
    errors.startTime = "This moment has passed. Choose a later start";
  if (start.ok && end.ok) {
    const minutes = (Date.parse(end.instant) - Date.parse(start.instant)) / 60_000;
    if (minutes <= 0) errors.endTime = "The end must come after the start";
    else if (minutes < LEAST_MINUTES)
      errors.endTime = `A sale lasts at least ${LEAST_MINUTES} minutes`;
  }
  if (Object.keys(errors).length > 0 || !start.ok || !end.ok) return { ok: false, errors };
  return {
    ok: true,
    saleId: fields.saleId,
    products,
    terms: {
      title,
      percent,
      productIds: products.map((product) => product.id),
      startsAt: start.instant,
      endsAt: end.instant,
    },
    notes: [
      ...(start.twice
        ? ["The clocks are set back at the start: the sale begins at the first of the two times."]
        : []),
      ...(end.twice
        ? ["The clocks are set back at the end: the sale ends at the second of the two times."]
        : []),
    ],
  };
}

function isAboutDay(moment: Extract<ShopMoment, { ok: false }>): boolean {
  return /date/.test(moment.problem);
}
