import { shopDay } from "../../calendar/shop-day.ts";
import { daysFollowed } from "../../clv/states/state-flow.server.ts";
import { stateTotals } from "../../clv/states/state-totals.server.ts";
import { pool } from "../../db.server.ts";
import { latestImport } from "../../orders/import.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { segmentGroups } from "../../segments/overview.ts";

/** The segments page: who is in each segment, and who moved. */
export async function segmentsPage(shop: ShopRow, now: Date) {
  const [totals, imported, followed] = await Promise.all([
    stateTotals(pool, shop.shopId),
    latestImport(pool, shop.shopId),
    daysFollowed(pool, shop.shopId, shopDay(now, shop.timezone)),
  ]);
  return {
    currency: shop.currency,
    isEmpty: totals.every(({ customers }) => customers === 0),
    isImporting: imported?.phase !== "done",
    groups: segmentGroups(totals),
    /** days for which moves are known */
    followed: Math.max(0, followed ?? 0),
  };
}
