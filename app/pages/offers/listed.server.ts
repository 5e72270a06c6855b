import type { AdminClient } from "../../admin-api/client.server.ts";
import { pool } from "../../db.server.ts";
import { endOf } from "../../offers/offer.ts";
import { newestOffers, type OfferRow } from "../../offers/offers.server.ts";
import { redemptionsOf } from "../../offers/redemptions.server.ts";
import { standingOf } from "../../offers/standing.server.ts";
import { whomInWords } from "../../offers/words.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { plainTest, toldTest } from "./filters.ts";
import type { ListedOffer } from "./listed.ts";
import { outcomesOf } from "./outcomes.server.ts";
import { offersOrder } from "./sorts.ts";

/** Each is made by hand: an offer a day for five years. */
const MOST = 2000;

const nothingAdded = { redemptions: 0, revenueMinor: 0 };

export interface Teller {
  shop: ShopRow;
  admin: AdminClient;
  /** may see costs, and with them the verdict */
  seesCosts: boolean;
  now: number;
}

/** What there is to say of offers: where they stand, what came of them, what was bought. */
async function told(
  { shop, admin, seesCosts, now }: Teller,
  found: readonly OfferRow[],
): Promise<ListedOffer[]> {
  const ids = found.map(({ offerId }) => offerId);
  const [offers, used, outcomes] = await Promise.all([
    standingOf(admin, [...found]),
    redemptionsOf(pool, shop.shopId, ids),
    outcomesOf(shop, found, seesCosts, now),
  ]);
  return offers.map((offer) => ({
    offerId: offer.offerId,
    title: offer.title,
    segment: offer.segment,
    whom: whomInWords(offer),
    discount: offer.discount,
    phase: offer.phase,
    outcome: outcomes.get(offer.offerId) ?? null,
    treated: offer.treated,
    heldOut: offer.heldOut,
    redemptions: used.get(offer.offerId)?.redemptions ?? 0,
    revenueMinor: used.get(offer.offerId)?.revenueMinor ?? 0,
    createdAt: offer.createdAt,
    endsAt: endOf(offer),
  }));
}

/** The list an address asks for. */
export interface OfferList {
  /** all of it, in its order */
  ids: string[];
  /** none were ever made */
  isEmpty: boolean;
  /** false = there are older ones that are not looked at */
  isComplete: boolean;
  order: ReturnType<typeof offersOrder>;
  /** what there is to say of some of it */
  tell: (ids: readonly string[]) => Promise<ListedOffer[]>;
}

/**
 * Offers in the order and by the filters of an address. Shopify is asked of all of them only where a filter goes by
 * what it says; else of those that are shown.
 */
export async function offerList(teller: Teller, address: URLSearchParams): Promise<OfferList> {
  const all = await newestOffers(pool, teller.shop.shopId, MOST + 1);
  const found = all.slice(0, MOST).filter(plainTest(address));
  const order = offersOrder(address);
  const test = toldTest(address, teller.seesCosts);
  const standing = { isEmpty: all.length === 0, isComplete: all.length <= MOST, order };
  if (test !== null || order.isAdded) {
    const offers = await told(teller, found);
    const listed = order.sorted(test ? offers.filter(test) : offers);
    const byId = new Map(listed.map((offer) => [offer.offerId, offer]));
    return {
      ...standing,
      ids: [...byId.keys()],
      tell: (ids) => Promise.resolve(ids.flatMap((id) => byId.get(id) ?? [])),
    };
  }
  const bare = found.map((offer) => ({ ...offer, endsAt: endOf(offer), ...nothingAdded }));
  const byId = new Map(found.map((offer) => [offer.offerId, offer]));
  return {
    ...standing,
    ids: order.sorted(bare).map(({ offerId }) => offerId),
    tell: (ids) =>
      told(
        teller,
        ids.flatMap((id) => byId.get(id) ?? []),
      ),
  };
}
