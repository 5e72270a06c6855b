import { formulaAgainstPrediction } from "../../../clv/predict/against-prediction.ts";
import { clvSettings } from "../../../clv/settings.ts";
import { pool } from "../../../db.server.ts";
import { productSettings } from "../../../products/settings.ts";
import { mayReadCosts } from "../../../shops/access.ts";
import { readSettings } from "../../../shops/room-settings.server.ts";
import type { ShopRow } from "../../../shops/shop.server.ts";
import { rights, type Right } from "../../../shops/team.ts";
import { foundAtNight } from "../found.server.ts";
import { concentration } from "./concentration.ts";
import { predictedFigure, valueFigures } from "./figures.ts";
import { profitCard } from "./profit-figures.ts";

/** What customers will bring and who brings it, from a handful of rows: the numbers are made at night. */
export async function overviewPage(shop: ShopRow, seen: readonly Right[] = rights) {
  const [{ lifespanYears }, { marginPercent }, { frame, found }] = await Promise.all([
    readSettings(pool, shop.shopId, clvSettings),
    readSettings(pool, shop.shopId, productSettings),
    foundAtNight(shop),
  ]);
  if (!found) return { ...frame, value: null };
  const { totals, fit } = found;
  const { picture } = fit;
  return {
    ...frame,
    value: {
      asOf: fit.asOf,
      readiness: picture.readiness,
      hero: predictedFigure(totals, picture),
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
    },
  };
}
