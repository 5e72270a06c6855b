import type { CohortFit } from "../../../clv/cohort-fits/cohort-fits.ts";
import type { KeptPicture } from "../../../clv/fit/engine.ts";
import { WITHIN, type FirstOrders } from "../../../clv/pictures/first-order-groups.ts";
import type { Cohort } from "../../../clv/pictures/cohorts.ts";
import { count, share, unknown, wait, type Figure } from "../../../figures/figure.ts";
import { fitsFigure as fitWords } from "./fit-words.ts";
import { groupsFigure as groupWords } from "./group-words.ts";
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

/** Share of all customers with a second order within 90 days. */
export function backFigure(
  found: FirstOrders | null,
  second: KeptPicture["secondOrder"],
  totals: { customers: number; repeatCustomers: number },
): Figure {
  // a picture of an earlier release has the curve alone
  const back =
    found?.back90 ??
    (second.curve.some(({ day }) => day >= WITHIN)
      ? ofCurve(second.curve.findLast(({ day }) => day <= WITHIN))
      : null);
  return {
    key: "back-within",
    label: words.backWithin(WITHIN),
    value: back ? share(back.value) : unknown(words.nobodyWatched(WITHIN)),
    ...(back
      ? { estimate: { low: share(back.low), high: share(back.high), confidence: 0.95 } }
      : {}),
    how: {
      name: words.kaplanMeierEstimate,
      formula: words.shareWithASecond,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.ofThemBack, value: count(totals.repeatCustomers) },
        { label: words.halfOfThose, value: wait(second.usualWait) },
      ],
      counted: [words.theBand, words.twoOrdersOnOne],
      missing: [words.aSecondOrderUnder],
    },
  };
}

const ofCurve = (point: KeptPicture["secondOrder"]["curve"][number] | undefined) =>
  point ? { value: point.back, low: point.low, high: point.high } : null;

/** How groups of first orders are compared. */
export function groupsFigure(found: FirstOrders): Figure {
  return {
    key: "first-orders",
    label: groupWords.label,
    value: count(found.groups.length),
    how: {
      name: groupWords.name,
      formula: groupWords.formula,
      inputs: [
        { label: groupWords.firstOrders, value: count(found.customers) },
        ...(found.back90 ? [{ label: groupWords.back, value: share(found.back90.value) }] : []),
      ],
      counted: groupWords.counted,
      missing: groupWords.missing,
    },
  };
}

/** How what is expected of new customers is computed. */
export function fitsFigure(fits: readonly CohortFit[]): Figure {
  return {
    key: "cohort-fits",
    label: fitWords.label,
    value: count(fits.length),
    how: {
      name: fitWords.name,
      formula: fitWords.formula,
      inputs: [{ label: fitWords.compared, value: count(fits.length) }],
      counted: fitWords.counted,
      missing: fitWords.missing,
    },
  };
}
