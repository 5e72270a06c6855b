import type { KeptPicture } from "../../../clv/fit/engine.ts";
import type { Cohort } from "../../../clv/pictures/cohorts.ts";
import { count, days, share, unknown, type Figure } from "../../../figures/figure.ts";
import { words } from "./figures-words.ts";

/** Months after the first one that a cohort shows. */
export const COHORT_MONTHS = 12;

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
