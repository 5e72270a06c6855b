import type { KeptPicture } from "../../clv/fit/engine.ts";
import { simpleValue } from "../../clv/predict/simple-value.ts";
import type { LifespanYears } from "../../clv/settings.ts";
import { count, money, plain, share, unknown, years, type Figure } from "../../figures/figure.ts";

/** Whole history of a shop; amounts in minor units. */
export interface ValueTotals {
  customers: number;
  repeatCustomers: number;
  orders: number;
  revenueMinor: number;
  guestOrders: number;
  guestRevenueMinor: number;
  refundedMinor: number;
}

const NOBODY_YET = "no customer has ordered yet";
const REVENUE =
  "Revenue is goods after discounts and returns, without tax, shipping, tips and gift cards.";
const NO_COSTS = "Costs are not subtracted: this is revenue, not profit.";

/** Left out below the gates: the page says what is missing instead. */
type Predicted = Pick<KeptPicture, "value365" | "orders365" | "readiness" | "historyDays">;

/** The figures at the top of the value page. */
export function valueFigures(
  totals: ValueTotals,
  lifespanYears: LifespanYears,
  picture: Predicted | null,
): Figure[] {
  const predicted = picture?.value365 ? [predictedValue(totals, picture)] : [];
  const expected = picture?.orders365 ? [expectedOrders(totals, picture)] : [];
  const whole = picture?.value365 ? [togetherValue(totals, picture.value365)] : [];
  return [
    ...predicted,
    historicValue(totals),
    ...whole,
    simple(totals, lifespanYears, picture),
    ...expected,
  ];
}

function guests(totals: ValueTotals): string[] {
  return totals.guestOrders > 0
    ? [
        `Left out: ${totals.guestOrders.toLocaleString("en-US")} guest orders. They have no customer, so nobody knows who came back.`,
      ]
    : [];
}

function note(picture: Predicted): string {
  return picture.readiness.confidence === "low"
    ? "an estimate with low confidence, all customers"
    : "an estimate, all customers of today";
}

function lowConfidence(picture: Predicted): string[] {
  return picture.readiness.confidence === "low" ? [picture.readiness.sentence] : [];
}

function predictedValue(totals: ValueTotals, picture: Predicted): Figure {
  const value = picture.value365!;
  const orders = picture.orders365?.value ?? 0;
  return {
    key: "predicted-total",
    label: "Predicted, next 12 months",
    value: money(Math.round(value.value)),
    note: note(picture),
    estimate: {
      low: money(Math.round(value.low)),
      high: money(Math.round(value.high)),
      confidence: value.confidence,
    },
    how: {
      name: "12-month CLV",
      formula:
        "for each customer: expected orders in 12 months × expected value of one of their orders; added up",
      inputs: [
        { label: "Customers", value: count(totals.customers) },
        { label: "of them with two or more orders", value: count(totals.repeatCustomers) },
        { label: "Days of history", value: count(picture.historyDays) },
        { label: "Expected orders", value: count(Math.round(orders)) },
        ...(orders > 0
          ? [
              {
                label: "Value of an expected order",
                value: money(Math.round(value.value / orders)),
              },
            ]
          : []),
        {
          label: "A customer, on average",
          value: money(totals.customers > 0 ? Math.round(value.value / totals.customers) : 0),
        },
        ...(value.errors
          ? [
              { label: "± by chance", value: reach(value.errors.chance) },
              { label: "± by doubt about how often they order", value: reach(value.errors.orders) },
              { label: "± by doubt about what they spend", value: reach(value.errors.spend) },
            ]
          : []),
      ],
      counted: [
        REVENUE,
        "Money of later months counts a little less: 10% a year.",
        "A prediction interval: in 95 of 100 shops like this the 12 months end inside it. It holds chance in orders and amounts, and what the model does not know of both.",
        ...guests(totals),
      ],
      missing: [
        "Customers who have not ordered yet are not in it.",
        "It knows no seasons, price changes or promotions to come.",
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
    label: "Expected orders, next 12 months",
    value: count(Math.round(orders.value)),
    note: note(picture),
    estimate: {
      low: count(Math.round(orders.low)),
      high: count(Math.round(orders.high)),
      confidence: 0.95,
    },
    how: {
      name: "Conditional expectation, summed",
      formula:
        "for each customer: chance that they are still a customer × orders at their own pace in 365 days; added up",
      inputs: [
        { label: "Customers", value: count(totals.customers) },
        { label: "Orders so far", value: count(totals.orders) },
        { label: "± by chance alone", value: count(Math.round(1.96 * orders.chanceError)) },
        { label: "± by the model's doubt", value: count(Math.round(1.96 * orders.fitError)) },
      ],
      counted: ["Orders of one day are one visit.", ...guests(totals)],
      missing: [
        "Orders of customers who have not ordered yet are not in it.",
        ...lowConfidence(picture),
      ],
    },
  };
}

function historicValue(totals: ValueTotals): Figure {
  return {
    key: "historic-value",
    label: "Value so far",
    value: totals.customers > 0 ? money(totals.revenueMinor) : unknown(NOBODY_YET),
    note: "net of refunds, from all orders read",
    how: {
      name: "Historic CLV, summed",
      formula: "goods − discounts − returns, of all orders that count",
      inputs: [
        { label: "Customers", value: count(totals.customers) },
        { label: "Orders", value: count(totals.orders) },
        { label: "Refunded, already taken off", value: money(totals.refundedMinor) },
        ...(totals.customers > 0
          ? [
              {
                label: "A customer, on average",
                value: money(Math.round(totals.revenueMinor / totals.customers)),
              },
            ]
          : []),
        { label: "Revenue from guests, not in it", value: money(totals.guestRevenueMinor) },
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
    label: "Value so far and predicted",
    value: sum(predicted.value),
    note: "all orders read and the next 12 months",
    estimate: {
      low: sum(predicted.low),
      high: sum(predicted.high),
      confidence: predicted.confidence,
    },
    how: {
      name: "Total CLV",
      formula: "value so far + predicted value of the next 12 months",
      inputs: [
        { label: "Value so far", value: money(totals.revenueMinor) },
        { label: "Predicted, next 12 months", value: money(Math.round(predicted.value)) },
      ],
      counted: guests(totals),
      missing: [NO_COSTS],
    },
  };
}

/** What the formula says of a year beside the prediction; null where one of them is missing. */
export function simpleAgainstPredicted(
  totals: ValueTotals,
  predictedMinor: number | null,
): { simpleMinor: number; predictedMinor: number; ratio: number } | null {
  const value = simpleValue(
    { revenue: totals.revenueMinor, orders: totals.orders, customers: totals.customers },
    1,
  );
  if (!value || predictedMinor === null || !(predictedMinor > 0)) return null;
  const own = predictedMinor / totals.customers;
  return {
    simpleMinor: value.lifetimeValue,
    predictedMinor: own,
    ratio: value.lifetimeValue / own,
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
  const against = simpleAgainstPredicted(totals, picture?.value365?.value ?? null);
  return {
    key: "simple-clv",
    label: "Simple lifetime value",
    value: value ? money(Math.round(value.lifetimeValue)) : unknown(NOBODY_YET),
    note: `a customer over ${lifespanYears} ${lifespanYears === 1 ? "year" : "years"}, by the formula`,
    how: {
      name: "Simple CLV",
      formula: "CLV = CV × T · CV = AOV × F · AOV = revenue ÷ orders · F = orders ÷ customers",
      inputs: [
        { label: "Revenue", value: money(totals.revenueMinor) },
        { label: "Orders", value: count(totals.orders) },
        { label: "Customers", value: count(totals.customers) },
        ...(value
          ? [
              { label: "AOV", value: money(Math.round(value.averageOrderValue)) },
              { label: "F", value: plain(value.frequency) },
              { label: "CV", value: money(Math.round(value.customerValue)) },
            ]
          : []),
        { label: "T, lifespan (your choice on Home)", value: years(lifespanYears) },
        ...(against
          ? [
              { label: "By the formula, one year", value: money(Math.round(against.simpleMinor)) },
              {
                label: "Predicted, one year",
                value: money(Math.round(against.predictedMinor)),
              },
              { label: "Formula ÷ prediction", value: share(against.ratio) },
            ]
          : []),
      ],
      counted: [REVENUE, ...guests(totals)],
      missing: [
        "It carries the average customer so far forward as if nobody ever left.",
        "F counts all orders read, however many years they span.",
        NO_COSTS,
      ],
    },
  };
}
