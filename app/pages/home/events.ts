import { shopDay } from "../../calendar/shop-day.ts";
import type { Days } from "../../calendar/period.ts";

/** Something of the shop's own that may have moved a figure on a day. */
export interface ShopEvent {
  /** the shop's, YYYY-MM-DD */
  day: string;
  kind: "sale" | "campaign";
  name: string;
  href: string;
}

interface Offer {
  offerId: string;
  title: string;
  launchedAt: string | null;
}

interface Sale {
  saleId: string;
  title: string;
  state: string;
  startsAt: string;
}

/** Campaigns and sales that began in a period. */
export function eventsIn(
  { from, to }: Days,
  offers: readonly Offer[],
  sales: readonly Sale[],
  timeZone: string,
): ShopEvent[] {
  const campaigns = offers.flatMap(({ offerId, title, launchedAt }): ShopEvent[] => {
    if (launchedAt === null) return [];
    const day = shopDay(new Date(launchedAt), timeZone);
    return [{ day, kind: "campaign", name: title, href: `/app/offers/${offerId}` }];
  });
  const begun = sales.flatMap(({ saleId, title, state, startsAt }): ShopEvent[] => {
    if (state !== "live" && state !== "ended") return [];
    const day = shopDay(new Date(startsAt), timeZone);
    return [{ day, kind: "sale", name: title, href: `/app/offers/sales/${saleId}` }];
  });
  return [...campaigns, ...begun]
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}
