import { clvSeries } from "../clv/days.server.ts";
import { pool } from "../db.server.ts";
import type { Caller } from "../shops/authenticate.server.ts";
import type { KeptNights } from "./kept-course.ts";
import { periodOfPage } from "./period.server.ts";
import { trendEvents } from "./trend-events.server.ts";

/** What the nights of a page's period have kept, beside those it is held against, and what happened meanwhile. */
export async function keptNights(
  caller: Pick<Caller, "shop" | "staffId">,
  request: Request,
  now: Date,
): Promise<KeptNights> {
  const { shop } = caller;
  const asked = await periodOfPage(caller, request, now);
  const { period, compared } = asked;
  const [nights, earlier, events] = await Promise.all([
    clvSeries(pool, shop.shopId, period),
    compared && clvSeries(pool, shop.shopId, compared),
    trendEvents(shop, period),
  ]);
  return {
    asked,
    timeZone: shop.timezone,
    since: nights.since,
    kept: nights.days,
    held:
      compared && earlier && earlier.days.length > 0
        ? { days: compared, kept: earlier.days }
        : null,
    events,
  };
}
