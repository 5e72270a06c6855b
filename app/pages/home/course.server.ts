import type { AskedPeriod } from "../../calendar/asked-period.ts";
import { clvOn, clvSeries } from "../../clv/days.server.ts";
import { comparedSeries } from "../../customers/day-series.server.ts";
import type { ShopTotals } from "../../customers/totals.ts";
import { pool } from "../../db.server.ts";
import { courseOf } from "./course.ts";
import { expectedTrend } from "./expected-trend.ts";
import { addedBy } from "./strip.ts";

interface Now {
  totals: ShopTotals;
  atRiskMinor: number | null;
  lifespanYears: number;
}

/** How the figures of home went over a period, from a row a day. */
export async function courseOfHome(
  shopId: number,
  asked: AskedPeriod,
  { totals, atRiskMinor, lifespanYears }: Now,
) {
  const { period, compared, today } = asked;
  const [series, nights, nightsThen, end, endThen] = await Promise.all([
    comparedSeries(pool, shopId, asked),
    clvSeries(pool, shopId, period),
    compared && clvSeries(pool, shopId, compared),
    period.to === today ? null : clvOn(pool, shopId, period.to),
    compared && clvOn(pool, shopId, compared.to),
  ]);
  return {
    /** the first day of what only the nights can say */
    keptSince: nights.since,
    ...courseOf({
      ...series,
      nights: nights.days,
      compared,
      today: { day: today, secondOrderDays: totals.secondOrderMedian },
      atRisk: {
        now: period.to === today ? atRiskMinor : (end?.atRiskMinor ?? null),
        then: endThen?.atRiskMinor ?? null,
      },
      lifespanYears,
    }),
    added: addedBy(series.now, series.then, compared),
    expected: expectedTrend(
      period,
      nights,
      compared && nightsThen && { ...compared, ...nightsThen },
    ),
  };
}
