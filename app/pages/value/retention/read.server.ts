import type { ShopRow } from "../../../shops/shop.server.ts";
import { foundAtNight } from "../found.server.ts";
import { COHORT_MONTHS, nextMonthRetention, secondOrderFigure } from "./figures.ts";

/** When customers come back, and which of them. */
export async function retentionPage(shop: ShopRow) {
  const { frame, found } = await foundAtNight(shop);
  if (!found) return { ...frame, retention: null };
  const { totals, fit } = found;
  const { cohorts, secondOrder, secondOrderBy } = fit.picture;
  return {
    ...frame,
    retention: {
      cohorts: cohorts.map(({ month, size, cells }) => ({
        month,
        size,
        cells: cells.slice(0, COHORT_MONTHS + 1),
      })),
      nextMonth: nextMonthRetention(cohorts),
      secondOrder,
      secondOrderBy,
      secondOrderFigure: secondOrderFigure(secondOrder, totals),
    },
  };
}
