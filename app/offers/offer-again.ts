import { wallTime } from "../calendar/wall-time.ts";
import { typedAgain } from "../discounts/typed-again.ts";
import { OF_A_LIST, type OfferTerms } from "./offer.ts";
import { offerFields, type OfferFields } from "./offer-fields.ts";

interface Before extends OfferTerms {
  segment: string;
  listQuery: string | null;
  startsAt: string;
}

/**
 * The form of an offer like one there was: it lasts as long, from now on.
 * @param offerId of the new one
 * @param now milliseconds since the epoch
 */
export function offerAgain(
  offer: Before,
  offerId: string,
  shop: { currency: string; timezone: string },
  now: number,
): OfferFields {
  const { percent, amount, minimum, once } = typedAgain(offer.discount, shop.currency);
  const lasted = offer.endsAt ? Date.parse(offer.endsAt) - Date.parse(offer.startsAt) : null;
  const end = lasted === null ? null : wallTime(now + lasted, shop.timezone);
  return {
    ...offerFields,
    offerId,
    ...(offer.segment === OF_A_LIST
      ? { segment: "", customers: offer.listQuery ?? "" }
      : { segment: offer.segment }),
    title: offer.title,
    kind: offer.discount.kind,
    ...{ percent, amount, minimum, once },
    expires: end ? "yes" : "no",
    endDay: end?.day ?? "",
    endTime: end?.time ?? "23:59",
    holdout: String(offer.holdoutPercent),
    margin: offer.marginPercent === null ? "" : String(offer.marginPercent),
  };
}
