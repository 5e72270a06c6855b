import type { KeptPicture } from "../../../clv/fit/engine.ts";
import { formulaAgainstPrediction } from "../../../clv/predict/against-prediction.ts";
import { simpleValue } from "../../../clv/predict/simple-value.ts";
import { seasonWords } from "../../../clv/season/season-words.ts";
import type { LifespanYears } from "../../../clv/lifespan.ts";
import type { ShopTotals } from "../../../customers/totals.ts";
import {
  count,
  money,
  plain,
  share,
  unknown,
  years,
  type Figure,
} from "../../../figures/figure.ts";
import { words } from "./figures-words.ts";

export type ValueTotals = Pick<
  ShopTotals,
  | "customers"
  | "repeatCustomers"
  | "orders"
  | "revenueMinor"
  | "guestOrders"
  | "guestRevenueMinor"
  | "refundedMinor"
>;

const NOBODY_YET = words.noCustomerHasOrdered;
const REVENUE = words.revenueIsGoodsAfter;
const NO_COSTS = words.costsAreNotSubtracted;

/** Left out below the gates: the page says what is missing instead. */
type Predicted = Pick<KeptPicture, "value365" | "orders365" | "readiness" | "historyDays"> &
  Partial<Pick<KeptPicture, "regular" | "season" | "forecast">>;

/** What customers will bring in the next 12 months; null below the gates. */
export const predictedFigure = (totals: ValueTotals, picture: Predicted): Figure | null =>
  picture.value365 ? predictedValue(totals, picture) : null;

/** What it is made of, and what was so far. */
export function valueFigures(
  totals: ValueTotals,
  lifespanYears: LifespanYears,
  picture: Predicted | null,
): Figure[] {
  const expected = picture?.orders365 ? [expectedOrders(totals, picture)] : [];
  const whole = picture?.value365 ? [togetherValue(totals, picture.value365)] : [];
  return [historicValue(totals), ...whole, simple(totals, lifespanYears, picture), ...expected];
}

function guests(totals: ValueTotals): string[] {
  return totals.guestOrders > 0 ? [words.leftOut(totals.guestOrders)] : [];
}

function note(picture: Predicted): string {
  return picture.readiness.confidence === "low"
    ? words.anEstimateWithLow
    : words.anEstimateAllCustomers;
}

function lowConfidence(picture: Predicted): string[] {
  return picture.readiness.confidence === "low" ? [picture.readiness.sentence] : [];
}

function predictedValue(totals: ValueTotals, picture: Predicted): Figure {
  const value = picture.value365!;
  const orders = picture.orders365?.value ?? 0;
  return {
    key: "predicted-total",
    label: words.predictedNext12Months,
    value: money(Math.round(value.value)),
    estimate: {
      low: money(Math.round(value.low)),
      high: money(Math.round(value.high)),
      confidence: value.confidence,
    },
    how: {
      name: words.n12MonthClv,
      formula: words.forEachCustomer,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.ofThemWithTwo, value: count(totals.repeatCustomers) },
        { label: words.daysOfHistory, value: count(picture.historyDays) },
        { label: words.expectedOrders, value: count(Math.round(orders)) },
        ...(orders > 0
          ? [
              {
                label: words.valueOfAnExpected,
                value: money(Math.round(value.value / orders)),
              },
            ]
          : []),
        {
          label: words.aCustomerOnAverage,
          value: money(totals.customers > 0 ? Math.round(value.value / totals.customers) : 0),
        },
        ...(value.errors
          ? [
              { label: words.byChance, value: reach(value.errors.chance) },
              { label: words.byDoubtAbout, value: reach(value.errors.orders) },
              { label: words.spendDoubt, value: reach(value.errors.spend) },
            ]
          : []),
      ],
      counted: [
        REVENUE,
        words.moneyOfLaterMonths,
        ...(picture.regular ? [words.regularBuyers(picture.regular)] : []),
        ...(picture.season && picture.forecast
          ? [seasonWords(picture.season, picture.forecast.from)]
          : []),
        words.aPredictionInterval,
        ...guests(totals),
      ],
      missing: [
        words.customersWhoHaveNot,
        words.itKnowsNoPrices,
        NO_COSTS,
        ...lowConfidence(picture),
      ],
    },
  };
}

/** 95% of a normal curve. */
function reach(error: number) {
  return money(Math.round(1.96 * error));
}

function expectedOrders(totals: ValueTotals, picture: Predicted): Figure {
  const orders = picture.orders365!;
  return {
    key: "expected-orders",
    label: words.expectedOrdersNext12,
    value: count(Math.round(orders.value)),
    note: note(picture),
    estimate: {
      low: count(Math.round(orders.low)),
      high: count(Math.round(orders.high)),
      confidence: 0.95,
    },
    how: {
      name: words.conditionalExpectationSummed,
      formula: words.forEachCustomer2,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.ordersSoFar, value: count(totals.orders) },
        { label: words.byChanceAlone, value: count(Math.round(1.96 * orders.chanceError)) },
        { label: words.byTheModelsDoubt, value: count(Math.round(1.96 * orders.fitError)) },
      ],
      counted: [words.ordersOfOneDay, ...guests(totals)],
      missing: [words.ordersOfCustomers, ...lowConfidence(picture)],
    },
  };
}

function historicValue(totals: ValueTotals): Figure {
  return {
    key: "historic-value",
    label: words.valueSoFar,
    value: totals.customers > 0 ? money(totals.revenueMinor) : unknown(NOBODY_YET),
    note: words.netOfRefunds,
    how: {
      name: words.historicClvSummed,
      formula: words.goodsDiscountsReturns,
      inputs: [
        { label: words.customers, value: count(totals.customers) },
        { label: words.orders, value: count(totals.orders) },
        { label: words.refundedAlreadyTakenOff, value: money(totals.refundedMinor) },
        ...(totals.customers > 0
          ? [
              {
                label: words.aCustomerOnAverage,
                value: money(Math.round(totals.revenueMinor / totals.customers)),
              },
            ]
          : []),
        { label: words.revenueFromGuestsNot, value: money(totals.guestRevenueMinor) },
      ],
      counted: [REVENUE, ...guests(totals)],
      missing: [NO_COSTS],
    },
  };
}

function togetherValue(totals: ValueTotals, predicted: NonNullable<Predicted["value365"]>): Figure {
  const sum = (minor: number) => money(Math.round(totals.revenueMinor + minor));
  return {
    key: "total-value",
    label: words.soFarAndPredicted,
    value: sum(predicted.value),
    note: words.allOrdersRead,
    estimate: {
      low: sum(predicted.low),
      high: sum(predicted.high),
      confidence: predicted.confidence,
    },
    how: {
      name: words.totalClv,
      formula: words.valueSoFarPredicted,
      inputs: [
        { label: words.valueSoFar, value: money(totals.revenueMinor) },
        { label: words.predictedNext12Months, value: money(Math.round(predicted.value)) },
      ],
      counted: guests(totals),
      missing: [NO_COSTS],
    },
  };
}

function simple(
  totals: ValueTotals,
  lifespanYears: LifespanYears,
  picture: Predicted | null,
): Figure {
  const value = simpleValue(
    { revenue: totals.revenueMinor, orders: totals.orders, customers: totals.customers },
    lifespanYears,
  );
  const against = formulaAgainstPrediction(totals, picture?.value365?.value ?? null);
  return {
    key: "simple-clv",
    label: words.simpleLifetimeValue,
    value: value ? money(Math.round(value.lifetimeValue)) : unknown(NOBODY_YET),
    note: words.aCustomerOver(lifespanYears),
    how: {
      name: words.simpleClv,
      formula: words.clvCvTCv,
      inputs: [
        { label: words.revenue, value: money(totals.revenueMinor) },
        { label: words.orders, value: count(totals.orders) },
        { label: words.customers, value: count(totals.customers) },
        ...(value
          ? [
              { label: "AOV", value: money(Math.round(value.averageOrderValue)) },
              { label: "F", value: plain(value.frequency) },
              { label: "CV", value: money(Math.round(value.customerValue)) },
            ]
          : []),
        { label: words.tLifespanYourChoice, value: years(lifespanYears) },
        ...(against
          ? [
              { label: words.byTheFormulaOne, value: money(Math.round(against.simpleMinor)) },
              {
                label: words.predictedOneYear,
                value: money(Math.round(against.predictedMinor)),
              },
              { label: words.formulaPrediction, value: share(against.ratio) },
            ]
          : []),
      ],
      counted: [REVENUE, ...guests(totals)],
      missing: [words.itCarriesTheAverage, words.fCountsAllOrders, NO_COSTS],
    },
  };
}
