import { pool } from "../../db.server.ts";
import { makeOffer } from "../../offers/make.server.ts";
import { offerFields, type OfferErrors } from "../../offers/offer-fields.ts";
import { parseOfferForm } from "../../offers/offer-form.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { productSettings } from "../../products/settings.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Right } from "../../shops/team.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import { nothingNew } from "../../switches/words.ts";
import { fieldsOf } from "../fields.ts";
import { nobodyTreated, segmentsOfAPart } from "./words.ts";

/**
 * Launches the offer of a form. Of who may not see costs the shop's own margin is taken, which they are not told.
 * @returns the address of its page, or what is wrong with which field
 */
export async function makeFromForm(
  shop: ShopRow,
  rights: readonly Right[],
  sent: FormData,
  now: number,
): Promise<{ address: string } | { errors: OfferErrors }> {
  const form = parseOfferForm(fieldsOf(offerFields, sent), shop, now);
  if (!form.ok) return { errors: form.errors };
  if (await leavingSince(pool, shop.shopId)) return { errors: { offerId: nothingNew } };
  if (await areOfAPart(shop.shopId)) return { errors: { offerId: segmentsOfAPart } };
  const { terms } = form;
  if (!rights.includes("costs"))
    terms.marginPercent = (await readSettings(pool, shop.shopId, productSettings)).marginPercent;
  const launched = await makeOffer(shop.shopId, form.offerId, form.segment, terms);
  return launched === "nobody"
    ? { errors: { segment: nobodyTreated } }
    : { address: `/app/offers/${form.offerId}` };
}
