import { dayOf } from "../calendar/shop-day.ts";
import { formatDay } from "../calendar/days.ts";
import type { Days } from "../calendar/period.ts";
import { modelChanges } from "../clv/predict/values.server.ts";
import { modelName } from "../clv/models/model-words.ts";
import { pool } from "../db.server.ts";
import { listSales } from "../flash-sales/sales.server.ts";
import { listOffers } from "../offers/offers.server.ts";
import type { ShopEvent } from "./kept-course.ts";
import type { ShopRow } from "../shops/shop.server.ts";

/** More signs above one line cannot be told apart. */
const MOST = 20;

/** What may have moved a figure in a period: campaigns and sales that began, another model that predicts. */
export async function trendEvents(shop: ShopRow, { from, to }: Days): Promise<ShopEvent[]> {
  const { shopId, timezone } = shop;
  const [{ offers }, { sales }, models] = await Promise.all([
    listOffers(pool, shopId, { limit: MOST }),
    listSales(pool, shopId, { limit: MOST }),
    modelChanges(pool, shopId),
  ]);
  const on = (instant: string) => formatDay(dayOf(new Date(instant), timezone));
  const events: ShopEvent[] = [
    ...offers.flatMap(({ offerId, title, launchedAt }) =>
      launchedAt === null
        ? []
        : {
            day: on(launchedAt),
            kind: "campaign" as const,
            name: title,
            href: `/app/offers/${offerId}`,
          },
    ),
    ...sales
      .filter(({ state }) => state === "live" || state === "ended")
      .map(({ saleId, title, startsAt }) => ({
        day: on(startsAt),
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
