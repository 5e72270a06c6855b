import type { Backtest } from "../../clv/fit/backtest.ts";
import type { Cohort } from "../../clv/pictures/cohorts.ts";
import type { KeptPicture } from "../../clv/fit/engine.ts";
import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import { count, days, money, plain, share, unknown, type Figure } from "../../figures/figure.ts";
import { words } from "./charts-words.ts";

/** Months after the first one that a cohort shows. */
export const COHORT_MONTHS = 12;
/** Of those who bring the most, the part the page speaks of. */
const TOP = 0.1;

/** Share of revenue that the top tenth of customers brought. */
export function concentration(
  curve: KeptPicture["value"],
  totals: { customers: number; revenueMinor: number },
): Figure {
  const top = curve.concentration.find(({ customers }) => customers === TOP);
  return {
    key: "concentration",
    label: words.revenueFromTheTop,
    value:
      top && totals.revenueMinor > 0
        ? share(top.revenue)
        : unknown(top ? words.noRevenueYet : words.tooFewCustomers(FEWEST_FOR_SHARES)),
    how: {
      formula: words.revenueSoFar,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.theTopTenth, value: count(Math.round(totals.customers * TOP)) },
        { label: words.revenueOfAll, value: money(totals.revenueMinor) },
      ],
      counted: [words.customersInOrder],
      missing: [words.aCustomerOfLast],
    },
  };
}

/** Average retention of the month after the first, over cohorts whose month after is over. */
export function nextMonthRetention(cohorts: readonly Cohort[]): Figure {
  let customers = 0;
  let back = 0;
  let measured = 0;
  for (const cohort of cohorts) {
    const next = cohort.cells.find((cell) => cell.monthsSince === 1 && !cell.incomplete);
    if (!next) continue;
    customers += cohort.size;
    back += next.customers;
    measured++;
  }
  return {
    key: "cohort-retention",
    label: words.orderedAgain,
    value: customers > 0 ? share(back / customers) : unknown(words.noMonthHasPassed),
    how: {
      name: words.cohortRetention,
      formula: words.customersOfAMonth,
      inputs: [
        { label: words.monthsOfFirstOrders, value: count(measured) },
        { label: words.theirCustomers, value: count(customers) },
        { label: words.withAnOrder, value: count(back) },
      ],
      counted: [words.monthsAreThose, words.aCustomerBelongs, words.revenueIsNet],
      missing: [words.cellsWithAStar],
    },
  };
}

export function secondOrderFigure(
  second: KeptPicture["secondOrder"],
  totals: { customers: number; repeatCustomers: number },
): Figure {
  const { median } = second;
  const end = (limit: number | null, why: string) => (limit === null ? unknown(why) : days(limit));
  return {
    key: "second-order-median",
    label: words.medianTimeToSecond,
    value: median.value === null ? unknown(words.fewerThanHalf) : days(median.value),
    ...(median.value === null
      ? {}
      : {
          estimate: {
            low: end(median.low, words.noLowerLimit),
            high: end(median.high, words.noUpperLimitYet),
            confidence: 0.95,
          },
        }),
    how: {
      name: words.kaplanMeierEstimate,
      formula: words.shareWithASecond,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.ofThemBack, value: count(totals.repeatCustomers) },
        { label: words.halfOfThose, value: days(second.usualWait) },
      ],
      counted: [words.theBand, words.twoOrdersOnOne, words.aFirstOrder],
      missing: [words.aSecondOrderUnder],
    },
  };
}

/** A number of a stored back-test: what was not defined is null there. */
const defined = (value: number | null): value is number => value !== null && Number.isFinite(value);

export function backtestFigure(test: Backtest): Figure {
  const percent = (value: number, why: string) => (defined(value) ? share(value) : unknown(why));
  return {
    key: "backtest-bias",
    label: words.predictedAgainstActualOrders,
    value: percent(test.bias, words.nobodyOrdered),
    how: {
      name: words.holdoutTest,
      formula: words.theModelIsFitted,
      inputs: [
        { label: words.customersKnownByThen, value: count(test.customers) },
        { label: words.daysHeldOut, value: count(test.days) },
        { label: words.ordersPredicted, value: count(Math.round(test.predictedOrders)) },
        { label: words.ordersPlaced, value: count(test.actualOrders) },
        { label: words.meanAbsoluteError, value: plain(test.mae, 3) },
        { label: words.rootMeanSquareError, value: plain(test.rmse, 3) },
        {
          label: words.ranksABuyerAbove,
          value: percent(test.auc, words.allOrNoneOrdered),
        },
        { label: words.calibrationError, value: share(test.calibrationError) },
        {
          label: words.weeklyTrackingError,
          value: percent(test.trackingError.holdout, words.lessThanAWeek),
        },
      ],
      counted: [words.ordersOfCustomers],
      missing: [words.oneQuarterOfOne],
    },
  };
}
