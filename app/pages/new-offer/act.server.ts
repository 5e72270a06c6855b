import { makeOffer } from "../../offers/make.server.ts";
import { offerFields, type OfferErrors } from "../../offers/offer-fields.ts";
import { parseOfferForm } from "../../offers/offer-form.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { fieldsOf } from "../fields.ts";
import { nobodyTreated } from "./words.ts";

/** Launches the offer of a form. @returns the address of its page, or what is wrong with which field */
export async function makeFromForm(
  shop: ShopRow,
  sent: FormData,
  now: number,
): Promise<{ address: string } | { errors: OfferErrors }> {
  const form = parseOfferForm(fieldsOf(offerFields, sent), shop, now);
  if (!form.ok) return { errors: form.errors };
  const launched = await makeOffer(shop.shopId, form.offerId, form.segment, form.terms);
  return launched === "nobody"
    ? { errors: { segment: nobodyTreated } }
    : { address: `/app/offers/${form.offerId}` };
}
