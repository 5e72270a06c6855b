import { againstTest } from "../../../clv/predict/against-test.ts";
import type { Caller } from "../../../shops/authenticate.server.ts";
import { courseOf } from "../../kept-course.ts";
import { keptNights } from "../../kept-course.server.ts";
import { foundAtNight } from "../found.server.ts";
import { discountLedFigure } from "./discounts.ts";
import { atRiskFigure, riskFigures, winBackFigure } from "./figures.ts";
import { mapFigure } from "./map.ts";

/** Who may leave, and what goes with them. From one row: counting a million customers is a night's work. */
export async function churnPage(
  caller: Pick<Caller, "shop" | "staffId">,
  request: Request,
  now: Date,
) {
  const { shop } = caller;
  const [{ frame, found }, nights] = await Promise.all([
    foundAtNight(shop),
    keptNights(caller, request, now),
  ]);
  // a young history has rhythms of hours: states of its first orders would put fortunes at risk
  if (!found || found.fit.picture.states.length === 0) return { ...frame, churn: null };
  const { picture, asOf, backtest } = found.fit;
  const { chanceMap, winBack, secondOrder, historyDays, discounts } = picture;
  const customers = picture.states.reduce((sum, state) => sum + state.customers, 0);
  return {
    ...frame,
    churn: {
      asOf,
      readiness: picture.readiness,
      atRisk: atRiskFigure(picture.states, picture.expectedBuyers === null, picture.atRisk365),
      tooNarrow: againstTest(picture.atRisk365, backtest),
      course: courseOf(nights, ({ atRiskMinor }) => ({ value: atRiskMinor })),
      states: picture.states
        .filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0)
        .sort((a, b) => b.valueAtRiskMinor - a.valueAtRiskMinor),
      figures: [...riskFigures(picture), discountLedFigure(discounts, customers)],
      flow: picture.flow,
      map: chanceMap ? { ...chanceMap, figure: mapFigure(chanceMap) } : null,
      winBack: {
        points: winBack,
        closes: secondOrder.windowCloses,
        figure: winBackFigure(secondOrder.windowCloses, winBack, historyDays),
      },
      discounts,
    },
  };
}
