import type { Backtest } from "../../clv/fit/backtest.ts";
import type { Cohort } from "../../clv/pictures/cohorts.ts";
import type { KeptPicture } from "../../clv/fit/engine.ts";
import { count, days, money, plain, share, unknown, type Figure } from "../../figures/figure.ts";

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
    label: "Revenue from the top 10% of customers",
    value: top && totals.revenueMinor > 0 ? share(top.revenue) : unknown("no revenue yet"),
    how: {
      formula: "revenue so far of the top tenth of customers ÷ revenue so far of all",
      inputs: [
        { label: "Customers", value: count(totals.customers) },
        { label: "The top tenth", value: count(Math.round(totals.customers * TOP)) },
        { label: "Revenue of all", value: money(totals.revenueMinor) },
      ],
      counted: ["Customers in order of what they brought so far, net of refunds."],
      missing: ["A customer of last week has had no time to bring much."],
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
    label: "Ordered again in the month after the first",
    value: customers > 0 ? share(back / customers) : unknown("no month has passed in full yet"),
    how: {
      name: "Cohort retention",
      formula: "customers of a month who ordered in a later month ÷ all customers of that month",
      inputs: [
        { label: "Months of first orders", value: count(measured) },
        { label: "Their customers", value: count(customers) },
        { label: "with an order in the month after", value: count(back) },
      ],
      counted: [
        "Months are those of the shop's time zone.",
        "A customer belongs to the month of their first order for ever.",
        "Revenue is net of refunds, for each customer the month began with.",
      ],
      missing: ["Cells with a star are of this month and will still rise."],
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
    label: "Median time to second order",
    value:
      median.value === null
        ? unknown("fewer than half of the customers have come back so far")
        : days(median.value),
    ...(median.value === null
      ? {}
      : {
          estimate: {
            low: end(median.low, "no lower limit"),
            high: end(median.high, "no upper limit yet"),
            confidence: 0.95,
          },
        }),
    how: {
      name: "Kaplan–Meier estimate",
      formula:
        "share with a second order by each day, where customers still waiting count as waiting",
      inputs: [
        { label: "Customers", value: count(totals.customers) },
        { label: "of them back for a second order", value: count(totals.repeatCustomers) },
        { label: "Half of those who come back are back by", value: days(second.usualWait) },
      ],
      counted: [
        "The band is the 95% interval.",
        "Two orders on one day are one visit.",
        "A first order with several products counts for each of them.",
      ],
      missing: ["A second order under another account or as a guest is not seen."],
    },
  };
}

/** A number of a stored back-test: what was not defined is null there. */
export const defined = (value: number | null): value is number =>
  value !== null && Number.isFinite(value);

export function backtestFigure(test: Backtest): Figure {
  const percent = (value: number, why: string) => (defined(value) ? share(value) : unknown(why));
  return {
    key: "backtest-bias",
    label: "Predicted against actual orders",
    value: percent(test.bias, "nobody ordered"),
    how: {
      name: "Holdout test",
      formula:
        "the model is fitted on the first three quarters of the history alone, then asked for the last; predicted ÷ actual − 1",
      inputs: [
        { label: "Customers known by then", value: count(test.customers) },
        { label: "Days held out", value: count(test.days) },
        { label: "Orders predicted", value: count(Math.round(test.predictedOrders)) },
        { label: "Orders placed", value: count(test.actualOrders) },
        { label: "Mean absolute error of a customer (MAE)", value: plain(test.mae, 3) },
        { label: "Root mean square error (RMSE)", value: plain(test.rmse, 3) },
        {
          label: "Ranks a buyer above a non-buyer (AUC)",
          value: percent(test.auc, "all or none ordered"),
        },
        { label: "Calibration error of the chances", value: share(test.calibrationError) },
        {
          label: "Weekly tracking error in the held-out part",
          value: percent(test.trackingError.holdout, "less than a week was held out"),
        },
      ],
      counted: ["Orders of customers who came first after the cut are in neither number."],
      missing: ["One quarter of one shop: seasons and promotions of those weeks are in it."],
    },
  };
}
