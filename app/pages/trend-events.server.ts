import { DAY_MS, dayNumber } from "../calendar/days.ts";
import type { Days } from "../calendar/period.ts";
import { shopDay } from "../calendar/shop-day.ts";
import { modelChanges } from "../clv/predict/values.server.ts";
import { modelName } from "../clv/models/model-words.ts";
import { pool } from "../db.server.ts";
import { begunBetween } from "../flash-sales/sales.server.ts";
import { launchedBetween } from "../offers/offers.server.ts";
import type { ShopEvent } from "./kept-course.ts";
import type { ShopRow } from "../shops/shop.server.ts";

/** More signs above one line cannot be told apart. */
const MOST = 20;

/** What may have moved a figure in a period: campaigns and sales that began, another model that predicts. */
export async function trendEvents(shop: ShopRow, { from, to }: Days): Promise<ShopEvent[]> {
  const { shopId, timezone } = shop;
  // a day more on both sides covers every time zone; the shop's day itself decides
  const first = new Date((dayNumber(from) - 1) * DAY_MS);
  const after = new Date((dayNumber(to) + 2) * DAY_MS);
  const [offers, sales, models] = await Promise.all([
    launchedBetween(pool, shopId, first, after, MOST),
    begunBetween(pool, shopId, first, after, MOST),
    modelChanges(pool, shopId),
  ]);
  const events: ShopEvent[] = [
    ...offers.map(({ offerId, title, launchedAt }) => ({
      day: shopDay(launchedAt, timezone),
      kind: "campaign" as const,
      name: title,
      href: `/app/offers/${offerId}`,
    })),
    ...sales.map(({ saleId, title, startsAt }) => ({
      day: shopDay(startsAt, timezone),
      kind: "sale" as const,
      name: title,
      href: `/app/offers/sales/${saleId}`,
    })),
    ...models.map(({ day, model }) => ({
      day,
      kind: "release" as const,
      name: modelName(model),
      href: "/app/value/accuracy",
    })),
  ];
  return events
    .filter(({ day }) => day >= from && day <= to)
    .sort((a, b) => a.day.localeCompare(b.day));
}
