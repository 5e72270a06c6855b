import { randomUUID } from "node:crypto";
import { DAY_MS } from "../../calendar/days.ts";
import { wallTime, zoneName } from "../../calendar/wall-time.ts";
import { isCustomerState } from "../../clv/states/states.ts";
import { pool } from "../../db.server.ts";
import { experimentSettings } from "../../experiments/settings.ts";
import { audiences } from "../../offers/audience.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { productSettings } from "../../products/settings.ts";
import { offerFields, type OfferFields } from "../../offers/offer-fields.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { segmentsOfAPart } from "./words.ts";
import type { Right } from "../../shops/team.ts";

const DEFAULT_DAYS = 14;

/** The empty form of an offer, and who could get it. @param asked the segment the address names */
export async function newOfferPage(
  shop: ShopRow,
  rights: readonly Right[],
  asked: string,
  now: number,
) {
  const seesCosts = rights.includes("costs");
  const [{ holdoutPercent }, { marginPercent }] = await Promise.all([
    readSettings(pool, shop.shopId, experimentSettings),
    readSettings(pool, shop.shopId, productSettings),
  ]);
  const initial: OfferFields = {
    ...offerFields,
    // made here and sent back with the form: sent twice, it is still one offer
    offerId: randomUUID(),
    segment: isCustomerState(asked) ? asked : "",
    holdout: String(holdoutPercent),
    margin: marginPercent === null || !seesCosts ? "" : String(marginPercent),
    endDay: wallTime(now + DEFAULT_DAYS * DAY_MS, shop.timezone).day,
    endTime: "23:59",
  };
  return {
    initial,
    /** a margin is asked for, and what the offer must win to pay is told, only then */
    seesCosts,
    audiences: await audiences(pool, shop.shopId),
    /** why nothing can be launched yet */
    waits: (await areOfAPart(shop.shopId)) ? segmentsOfAPart : null,
    currency: shop.currency,
    zone: zoneName(shop.timezone, now),
  };
}
