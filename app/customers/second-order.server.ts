import { shopDay } from "../calendar/shop-day.ts";
import type { Db } from "../db.server.ts";
import { kaplanMeier, medianTime } from "../numeric/kaplan-meier.ts";
import { secondOrderWaits, type SecondOrderTime } from "./facts.server.ts";

/**
 * Median days to the second order among all customers of the shop: those still without one count as waiting, so the
 * figure does not flatter the shop by looking only at who came back.
 */
export async function secondOrderTime(
  db: Db,
  shop: { shopId: number; timezone: string },
): Promise<SecondOrderTime> {
  const today = shopDay(new Date(), shop.timezone);
  const waits = await secondOrderWaits(db, shop.shopId, today);
  return medianTime(
    kaplanMeier(
      waits.map(({ days, returned, waiting }) => ({
        time: days,
        events: returned,
        censored: waiting,
      })),
    ),
  );
}
