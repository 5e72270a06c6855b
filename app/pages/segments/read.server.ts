import { shopDay } from "../../calendar/shop-day.ts";
import { daysFollowed } from "../../clv/states/state-flow.server.ts";
import { stateTotals } from "../../clv/states/state-totals.server.ts";
import { holdEverybody } from "../../clv/states/states.ts";
import { shopTotals } from "../../customers/facts.server.ts";
import { countUnprofiled } from "../../customers/profiling.server.ts";
import { pool } from "../../db.server.ts";
import { latestImport } from "../../orders/import.server.ts";
import { isFirstReading } from "../../orders/import-state.server.ts";
import type { Caller } from "../../shops/authenticate.server.ts";
import { segmentGroups } from "../../segments/overview.ts";
import { keptNights } from "../kept-course.server.ts";
import { ownSegments } from "./own.server.ts";
import { sizeCourse } from "./sizes.ts";

/** The segments page: who is in each segment, and who moved. */
export async function segmentsPage(
  caller: Pick<Caller, "shop" | "staffId">,
  request: Request,
  now: Date,
) {
  const { shop } = caller;
  const today = shopDay(now, shop.timezone);
  const [states, customers, unprofiled, imported, isReading, followed, nights] = await Promise.all([
    stateTotals(pool, shop.shopId),
    shopTotals(pool, shop.shopId),
    countUnprofiled(pool, shop.shopId),
    latestImport(pool, shop.shopId),
    isFirstReading(pool, shop.shopId),
    daysFollowed(pool, shop.shopId, today),
    keptNights(caller, request, now),
  ]);
  // of half the customers they would look final
  const profiled = (customers?.customers ?? 0) - unprofiled;
  const totals = !isReading && holdEverybody(states, profiled) ? states : [];
  const own = await ownSegments(shop, nights.asked.period, now);
  const isUpToNow = totals.length > 0 && nights.asked.period.to === today;
  return {
    currency: shop.currency,
    isEmpty: totals.every(({ customers }) => customers === 0),
    isImporting: imported?.phase !== "done",
    /** there are customers whose segment is not known yet */
    isComputing: totals.length === 0 && profiled > 0,
    /** customers who objected to being profiled */
    unprofiled,
    groups: segmentGroups(totals).map(({ purpose, segments }) => ({
      purpose,
      segments: segments.map((segment) => ({
        ...segment,
        size: sizeCourse(
          nights.kept,
          segment.state,
          isUpToNow ? { day: today, customers: segment.customers } : null,
        ),
      })),
    })),
    own,
    asked: nights.asked,
    timeZone: nights.timeZone,
    /** the first night that was kept */
    since: nights.since,
    /** days for which moves are known */
    followed: Math.max(0, followed ?? 0),
  };
}
