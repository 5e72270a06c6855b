import { newcomerWaits } from "../../../customers/newcomers.server.ts";
import { FEWEST, FEWEST_REPEATERS } from "../../../clv/cohort-fits/cohort-fits.ts";
import { LEAST_KNOWN } from "../../../clv/predict/profit.ts";
import { pool } from "../../../db.server.ts";
import { productSettings } from "../../../products/settings.ts";
import { mayReadCosts } from "../../../shops/access.ts";
import type { Caller } from "../../../shops/authenticate.server.ts";
import { readSettings } from "../../../shops/room-settings.server.ts";
import { periodOfPage } from "../../period.server.ts";
import { foundAtNight } from "../found.server.ts";
import { withCosts } from "./cohorts.ts";
import {
  backFigure,
  COHORT_MONTHS,
  fitsFigure,
  groupsFigure,
  nextMonthRetention,
} from "./figures.ts";
import { fitRows } from "./fit-row.ts";
import { groupRows, knownShare } from "./groups.ts";
import { newcomers } from "./newcomers.ts";

/** When customers come back, and which of them. */
export async function retentionPage(
  caller: Pick<Caller, "shop" | "staffId" | "rights">,
  request: Request,
  now: Date,
) {
  const { shop, rights } = caller;
  const [{ frame, found }, { marginPercent }, asked] = await Promise.all([
    foundAtNight(shop),
    readSettings(pool, shop.shopId, productSettings),
    periodOfPage(caller, request, now),
  ]);
  if (!found) return { ...frame, retention: null };
  const { totals, fit } = found;
  const { cohorts, secondOrder, firstOrders, groupSales, cohortCosts, cohortFits } = fit.picture;
  const known = knownShare(groupSales);
  const costs =
    rights.includes("costs") && mayReadCosts(shop.scopes) && known !== null && known >= LEAST_KNOWN
      ? { knownShare: known, marginPercent }
      : null;
  const margin = costs && (marginPercent ?? 0) / 100;
  const waits = (days: { from: string; to: string }) =>
    newcomerWaits(pool, shop.shopId, days, asked.today);
  const [came, held] = await Promise.all([
    waits(asked.period),
    asked.compared && waits(asked.compared),
  ]);
  return {
    ...frame,
    retention: {
      asked,
      timeZone: shop.timezone,
      newcomers: newcomers(came, held),
      cohorts: withCosts(
        cohorts.map(({ month, size, cells }) => ({
          month,
          size,
          cells: cells.slice(0, COHORT_MONTHS + 1),
        })),
        cohortCosts,
        margin,
      ),
      costs,
      nextMonth: nextMonthRetention(cohorts),
      secondOrder,
      back: backFigure(firstOrders, secondOrder, totals),
      groups: groupRows(firstOrders, groupSales, margin),
      groupsFigure: firstOrders && groupsFigure(firstOrders),
      fits: fitRows(cohortFits),
      fitsFigure: fitsFigure(cohortFits),
      fewest: { customers: FEWEST, repeaters: FEWEST_REPEATERS },
    },
  };
}
