import type { AdminClient } from "../../admin-api/client.server.ts";
import type { CustomerState } from "../../clv/states/states.ts";
import { pool } from "../../db.server.ts";
import { makeOffer, reachOf, type Reach } from "../../offers/make.server.ts";
import { offerFields, type OfferErrors } from "../../offers/offer-fields.ts";
import type { ChosenList, OfferTerms } from "../../offers/offer.ts";
import { parseOfferForm } from "../../offers/offer-form.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { productSettings } from "../../products/settings.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Right } from "../../shops/team.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import { nothingNew } from "../../switches/words.ts";
import { fieldsOf } from "../fields.ts";
import { chosenList } from "./list.server.ts";
import { nobodyTreated, segmentsOfAPart } from "./words.ts";

interface Refused {
  errors: OfferErrors;
}
/** A form that may be launched. */
interface Readable {
  offerId: string;
  whom: CustomerState | ChosenList;
  terms: OfferTerms;
}

/** What the form of a new offer is told. */
export type OfferFormSaid =
  | Refused
  /** nothing is wrong with it: whom it reaches if it is launched now */
  | { errors: Record<string, never>; ready: Reach };

/** The buttons of the form: one asks what would happen, the other lets it happen. */
export async function actOnNewOffer(
  shop: ShopRow,
  admin: AdminClient,
  rights: readonly Right[],
  sent: FormData,
  now: number,
): Promise<{ address: string } | OfferFormSaid> {
  return sent.get("intent") === "launch"
    ? makeFromForm(shop, admin, rights, sent, now)
    : checkForm(shop, admin, rights, sent, now);
}

async function readForm(
  shop: ShopRow,
  admin: AdminClient,
  sent: FormData,
  now: number,
): Promise<Readable | Refused> {
  const form = parseOfferForm(fieldsOf(offerFields, sent), shop, now);
  if (!form.ok) return { errors: form.errors };
  if (await leavingSince(pool, shop.shopId)) return { errors: { offerId: nothingNew } };
  if (await areOfAPart(shop.shopId)) return { errors: { offerId: segmentsOfAPart } };
  const { offerId, terms } = form;
  if (typeof form.whom === "string") return { offerId, whom: form.whom, terms };
  const list = await chosenList(shop, admin, form.whom.list, now);
  if ("problem" in list) return { errors: { segment: list.problem } };
  return { offerId, whom: list, terms };
}

async function checkForm(
  shop: ShopRow,
  admin: AdminClient,
  rights: readonly Right[],
  sent: FormData,
  now: number,
): Promise<OfferFormSaid> {
  const form = await readForm(shop, admin, sent, now);
  if ("errors" in form) return form;
  const ready = await reachOf(shop.shopId, form.whom, form.terms, now);
  if (ready.treated === 0) return { errors: { segment: nobodyTreated } };
  const { prospect } = ready;
  const isHidden = prospect !== null && !rights.includes("costs");
  // what a customer brings is profit
  return {
    errors: {},
    ready: isHidden ? { ...ready, prospect: { ...prospect, smallest: null } } : ready,
  };
}

/**
 * Launches the offer of a form. Of who may not see costs the shop's own margin is taken, which they are not told.
 * @returns the address of its page, or what is wrong with which field
 */
export async function makeFromForm(
  shop: ShopRow,
  admin: AdminClient,
  rights: readonly Right[],
  sent: FormData,
  now: number,
): Promise<{ address: string } | Refused> {
  const form = await readForm(shop, admin, sent, now);
  if ("errors" in form) return form;
  const { terms } = form;
  if (!rights.includes("costs"))
    terms.marginPercent = (await readSettings(pool, shop.shopId, productSettings)).marginPercent;
  const launched = await makeOffer(shop.shopId, form.offerId, form.whom, terms);
  return launched === "nobody"
    ? { errors: { segment: nobodyTreated } }
    : { address: `/app/offers/${form.offerId}` };
}
