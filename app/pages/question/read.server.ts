import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";

/** The question as it was last saved, and whether it is on its way to the shop: never while the shop is leaving. */
export async function questionPage({ shopId, timezone }: ShopRow) {
  const [settings, leaving] = await Promise.all([
    surveySettings(pool, shopId),
    leavingSince(pool, shopId),
  ]);
  const isLeaving = leaving !== null;
  const isSent = settings.version > 0 && !settings.publishedAt && !settings.problem;
  return { settings, isLeaving, isUnderWay: isSent && !isLeaving, timeZone: timezone };
}
