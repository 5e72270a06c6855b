import type { AdminClient } from "../admin-api/client.server.ts";
import { discountsNow, type DiscountNow } from "../discounts/admin-api.server.ts";
import { log } from "../log.server.ts";
import { offerPhase, type OfferPhase } from "./offer.ts";
import type { OfferRow } from "./offers.server.ts";

/** Offers with where they stand by what Shopify says now; by our own clock when it cannot be asked. */
export async function standingOf<Offer extends OfferRow>(
  admin: AdminClient,
  offers: Offer[],
): Promise<(Offer & { phase: OfferPhase })[]> {
  const active = offers.filter((offer) => offer.state === "active" && offer.discountId);
  const discounts = await discountsNow(
    admin,
    active.map((offer) => offer.discountId!),
  ).catch((error: Error) => {
    log.warn({ shop: admin.domain, problem: error.message }, "offers shown by the clock");
    return null;
  });
  const now = Date.now();
  return offers.map((offer) => {
    // a discount that was deleted in Shopify is over
    const gone: DiscountNow = { status: "EXPIRED", endsAt: null };
    const discount =
      discounts && offer.discountId ? (discounts.get(offer.discountId) ?? gone) : null;
    return { ...offer, phase: offerPhase(offer, discount?.status ?? null, now) };
  });
}
