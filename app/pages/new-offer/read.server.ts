import { randomUUID } from "node:crypto";
import type { AdminClient } from "../../admin-api/client.server.ts";
import { DAY_MS } from "../../calendar/days.ts";
import { wallTime, zoneName } from "../../calendar/wall-time.ts";
import { isCustomerState } from "../../clv/states/states.ts";
import { pool } from "../../db.server.ts";
import { defaultHoldoutPercent } from "../../experiments/holdout-size.ts";
import { experimentSettings } from "../../experiments/settings.ts";
import { audiences, expectedBuyers } from "../../offers/audience.server.ts";
import { offerDraft } from "../../offers/draft.ts";
import { offerAgain } from "../../offers/offer-again.ts";
import { offerFields, type OfferFields } from "../../offers/offer-fields.ts";
import { getOffer } from "../../offers/offers.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { productSettings } from "../../products/settings.ts";
import { draftOf } from "../../shops/drafts.server.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { missedBy, type Begun } from "../begun-with.ts";
import { uuidIn } from "../page-key.ts";
import { ownAudiences, type OwnAudience } from "./own.server.ts";
import { queryIn } from "./list-query.ts";
import { shownList } from "./list.server.ts";
import { page, segmentsOfAPart } from "./words.ts";
import type { Right } from "../../shops/team.ts";

export type LoadedForm = Awaited<ReturnType<typeof newOfferPage>>;

const DEFAULT_DAYS = 14;

/**
 * The form of an offer as it begins, and who could get it.
 * @param search the address: a segment, a list of customers, a draft, an offer
 */
export async function newOfferPage(
  shop: ShopRow,
  admin: AdminClient,
  rights: readonly Right[],
  search: URLSearchParams,
  now: number,
) {
  const seesCosts = rights.includes("costs");
  const own = await ownAudiences(shop.shopId);
  const { fields: initial, missed } = await beginning(shop, own, search, now);
  return {
    missed,
    initial: seesCosts ? initial : { ...initial, margin: "" },
    /** a margin is asked for, and what the offer must win to pay is told, only then */
    seesCosts,
    /** the list it is for, with what is wrong with it; null = it is for a segment */
    list: await shownList(shop, admin, initial.customers, now),
    audiences: await audiences(pool, shop.shopId),
    /** segments of the shop's own, as they were counted last */
    own,
    /** why nothing can be launched yet */
    waits: (await areOfAPart(shop.shopId)) ? segmentsOfAPart : null,
    currency: shop.currency,
    zone: zoneName(shop.timezone, now),
  };
}

/** What the form begins with: a draft, an offer there was, or nothing but the shop's own choices. */
async function beginning(
  shop: ShopRow,
  own: readonly OwnAudience[],
  search: URLSearchParams,
  now: number,
): Promise<Begun<OfferFields>> {
  const draftId = uuidIn(search, "draft");
  const draft = draftId && (await draftOf(pool, offerDraft, shop.shopId, draftId));
  if (draft) return { fields: draft, missed: null };
  // made here and sent back with the form: sent twice, it is still one offer
  const offerId = randomUUID();
  const likeId = uuidIn(search, "like");
  const before = likeId && (await getOffer(pool, shop.shopId, likeId));
  if (before) return { fields: offerAgain(before, offerId, shop, now), missed: null };
  const [{ holdoutPercent }, { marginPercent }] = await Promise.all([
    readSettings(pool, shop.shopId, experimentSettings),
    readSettings(pool, shop.shopId, productSettings),
  ]);
  const asked = search.get("segment") ?? "";
  const isOwn = own.some(({ segmentId }) => segmentId === asked);
  const segment = isOwn || isCustomerState(asked) ? asked : "";
  return {
    fields: {
      ...offerFields,
      offerId,
      segment,
      customers: queryIn(search),
      holdout: String(await holdoutFor(shop, segment, holdoutPercent)),
      margin: marginPercent === null ? "" : String(marginPercent),
      endDay: wallTime(now + DEFAULT_DAYS * DAY_MS, shop.timezone).day,
      endTime: "23:59",
    },
    missed: missedBy(search) ?? (asked === segment ? null : page.noSegment(asked.slice(0, 40))),
  };
}

/** The shop's own share, and more where fewer than twenty buyers would be held out; nobody, where the shop says so. */
async function holdoutFor(shop: ShopRow, segment: string, percent: number): Promise<number> {
  if (percent === 0 || !isCustomerState(segment)) return percent;
  const buyers = await expectedBuyers(pool, shop.shopId, segment, DEFAULT_DAYS);
  return buyers === null ? percent : Math.max(percent, defaultHoldoutPercent(buyers));
}
