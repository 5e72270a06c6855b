import { daysBefore } from "../../../calendar/days.ts";
import type { ClvDay } from "../../../clv/day.ts";
import { formulaAgainstPrediction } from "../../../clv/predict/against-prediction.ts";
import { againstTest } from "../../../clv/predict/against-test.ts";
import { simpleValue } from "../../../clv/predict/simple-value.ts";
import { clvSettings } from "../../../clv/settings.ts";
import { daySeries } from "../../../customers/day-series.server.ts";
import type { ShopTotals } from "../../../customers/totals.ts";
import { pool } from "../../../db.server.ts";
import { productSettings } from "../../../products/settings.ts";
import { mayReadCosts } from "../../../shops/access.ts";
import { readSettings } from "../../../shops/room-settings.server.ts";
import type { Caller } from "../../../shops/authenticate.server.ts";
import { courseOf } from "../../kept-course.ts";
import { keptNights } from "../../kept-course.server.ts";
import { foundAtNight } from "../found.server.ts";
import { concentration } from "./concentration.ts";
import { forecastCard } from "./forecast.ts";
import { predictedFigure, valueFigures } from "./figures.ts";
import { marginOf } from "./next-year/margin.ts";
import { nextYearCard } from "./next-year/card.ts";
import { profitCard } from "./profit-figures.ts";

/** What customers will bring and who brings it, from a handful of rows: the numbers are made at night. */
export async function overviewPage(
  caller: Pick<Caller, "shop" | "staffId" | "rights">,
  request: Request,
  now: Date,
) {
  const { shop, rights } = caller;
  const [{ lifespanYears }, { marginPercent }, { frame, found }, nights] = await Promise.all([
    readSettings(pool, shop.shopId, clvSettings),
    readSettings(pool, shop.shopId, productSettings),
    foundAtNight(shop),
    keptNights(caller, request, now),
  ]);
  if (!found) return { ...frame, value: null };
  const { totals, fit } = found;
  const { picture } = fit;
  const seesCosts = rights.includes("costs");
  const { sums } = await daySeries(pool, shop.shopId, {
    from: daysBefore(fit.asOf, YEAR - 1),
    to: fit.asOf,
  });
  return {
    ...frame,
    value: {
      asOf: fit.asOf,
      readiness: picture.readiness,
      hero: predictedFigure(totals, picture),
      tooNarrow: againstTest(picture.value365, fit.backtest),
      forecast: forecastCard(picture.forecast, picture, shop.currency),
      course: courseOf(nights, expectedOf),
      figures: valueFigures(totals, lifespanYears, picture),
      against: formulaAgainstPrediction(totals, picture.value365?.value ?? null),
      nextYear: nextYearCard(picture, new URL(request.url).searchParams, {
        own: {
          lifespanYears,
          margin: seesCosts ? marginOf(picture.profit, marginPercent) : null,
          revenueMinor: sums.revenueMinor,
          discountMinor: sums.discountMinor,
        },
        seesCosts,
        customerValue: simpleValue(valueTotals(totals), lifespanYears)?.customerValue ?? null,
        currency: shop.currency,
      }),
      profit: seesCosts
        ? profitCard(
            mayReadCosts(shop.scopes),
            picture.profit,
            { lifespanYears, marginPercent },
            picture.value365,
          )
        : null,
      customers: totals.customers,
      bins: picture.value.bins,
      shares: picture.value.concentration,
      concentration: concentration(picture.value, totals),
    },
  };
}

const YEAR = 365;

const valueTotals = ({ revenueMinor, orders, customers }: ShopTotals) => ({
  revenue: revenueMinor,
  orders,
  customers,
});

const expectedOf = ({ expectedMinor, expectedLowMinor, expectedHighMinor }: ClvDay) => ({
  value: expectedMinor,
  ...(expectedLowMinor === null ? {} : { low: expectedLowMinor }),
  ...(expectedHighMinor === null ? {} : { high: expectedHighMinor }),
});
