import { isDeepStrictEqual } from "node:util";
import { askedPeriod, type AskedPeriod } from "../calendar/asked-period.ts";
import { shopDay } from "../calendar/shop-day.ts";
import { pool } from "../db.server.ts";
import type { Caller } from "../shops/authenticate.server.ts";
import { choiceOf, remember } from "../shops/choices.server.ts";

/** The period a page shows to who calls it: as its address asks, else as they chose last. A new one is remembered. */
export async function periodOfPage(
  { shop, staffId }: Pick<Caller, "shop" | "staffId">,
  request: Request,
  now: Date,
): Promise<AskedPeriod> {
  const remembered = await choiceOf(pool, shop.shopId, staffId, "period");
  const today = shopDay(now, shop.timezone);
  const asked = askedPeriod(new URL(request.url).searchParams, remembered, today);
  if (asked.chosen && !isDeepStrictEqual(asked.chosen, remembered))
    await remember(pool, shop.shopId, staffId, "period", asked.chosen);
  return asked;
}
