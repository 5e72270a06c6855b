import { formulaAgainstPrediction } from "../../clv/predict/against-prediction.ts";
import { backtestHistory, latestFit } from "../../clv/predict/values.server.ts";
import { clvSettings } from "../../clv/settings.ts";
import { shopTotals } from "../../customers/facts.server.ts";
import { pool } from "../../db.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { productSettings } from "../../products/settings.ts";
import { mayReadCosts } from "../../shops/access.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { rights, type Right } from "../../shops/team.ts";
import { profitCard } from "./profit-figures.ts";
import {
  backtestFigure,
  COHORT_MONTHS,
  concentration,
  nextMonthRetention,
  secondOrderFigure,
} from "./charts.ts";
import { valueFigures } from "./figures.ts";

/** Everything the value page shows, from a handful of rows: the numbers are made at night. */
export async function valuePage(shop: ShopRow, seen: readonly Right[] = rights) {
  const { shopId, currency } = shop;
  const [{ lifespanYears }, { marginPercent }, totals, fit, history, isPart] = await Promise.all([
    readSettings(pool, shopId, clvSettings),
    readSettings(pool, shopId, productSettings),
    shopTotals(pool, shopId),
    latestFit(pool, shopId),
    backtestHistory(pool, shopId),
    areOfAPart(shopId),
  ]);
  if (isPart || !totals || !fit || totals.customers === 0)
    return { currency, isPart, hasCustomers: (totals?.customers ?? 0) > 0, value: null };
  const { picture, backtest, scorer } = fit;
  return {
    currency,
    isPart,
    hasCustomers: true,
    value: {
      asOf: fit.asOf,
      readiness: picture.readiness,
      total: picture.value365,
      figures: valueFigures(totals, lifespanYears, picture),
      against: formulaAgainstPrediction(totals, picture.value365?.value ?? null),
      profit: seen.includes("costs")
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
      cohorts: picture.cohorts.map(({ month, size, cells }) => ({
        month,
        size,
        cells: cells.slice(0, COHORT_MONTHS + 1),
      })),
      retention: nextMonthRetention(picture.cohorts),
      secondOrder: picture.secondOrder,
      secondOrderBy: picture.secondOrderBy,
      secondOrderFigure: secondOrderFigure(picture.secondOrder, totals),
      backtest: backtest ? { ...backtest, figure: backtestFigure(backtest) } : null,
      history: history.reverse(),
      model: scorer.kind === "model" ? { ...scorer.fit, choice: picture.choice } : null,
    },
  };
}
