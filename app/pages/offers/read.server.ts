import type { AdminClient } from "../../admin-api/client.server.ts";
import { instant } from "../../calendar/instants.ts";
import { wallTime } from "../../calendar/wall-time.ts";
import { discountInWords } from "../../discounts/words.ts";
import { pool } from "../../db.server.ts";
import { offerDraft } from "../../offers/draft.ts";
import { endOf } from "../../offers/offer.ts";
import { listOffers } from "../../offers/offers.server.ts";
import { redemptionsOf } from "../../offers/redemptions.server.ts";
import { whomInWords } from "../../offers/words.ts";
import { standingOf } from "../../offers/standing.server.ts";
import { listDrafts } from "../../shops/drafts.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Right } from "../../shops/team.ts";
import { dueToReorder } from "./due.server.ts";
import { outcomesOf } from "./outcomes.server.ts";

export type ListedOffer = Awaited<ReturnType<typeof offersPage>>["offers"][number];

const dayOf = (moment: string | null, zone: string) => (moment ? wallTime(moment, zone).day : null);

/** A page of offers, the newest first. */
export async function offersPage(
  shop: ShopRow,
  admin: AdminClient,
  rights: readonly Right[],
  search: URLSearchParams,
  now: number,
) {
  const before = search.get("before");
  const isInstant = instant.safeParse(before).success;
  const [page, due] = await Promise.all([
    listOffers(pool, shop.shopId, { before: isInstant ? before : null }),
    dueToReorder(shop.shopId),
  ]);
  const offers = await standingOf(admin, page.offers);
  const used = await redemptionsOf(
    pool,
    shop.shopId,
    offers.map((offer) => offer.offerId),
  );
  const outcomes = await outcomesOf(shop, offers, rights.includes("costs"), now);
  return {
    drafts: isInstant ? [] : await listDrafts(pool, offerDraft, shop.shopId),
    currency: shop.currency,
    timeZone: shop.timezone,
    next: page.next,
    isFirst: !isInstant,
    due,
    offers: offers.map((offer) => ({
      offerId: offer.offerId,
      title: offer.title,
      segment: whomInWords(offer),
      words: discountInWords(offer.discount, shop.currency),
      phase: offer.phase,
      treated: offer.treated,
      heldOut: offer.heldOut,
      outcome: outcomes.get(offer.offerId) ?? null,
      createdDay: wallTime(offer.createdAt, shop.timezone).day,
      endDay: dayOf(endOf(offer), shop.timezone),
      redemptions: used.get(offer.offerId)?.redemptions ?? 0,
      revenueMinor: used.get(offer.offerId)?.revenueMinor ?? 0,
    })),
  };
}
