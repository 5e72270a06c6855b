import { formatNumber, formatPercent, formatWeekday } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";

export const words = {
  notComputedYet: "not computed yet",
  valueSoFar: "Value so far",
  orderCount: (orders: number) => countOf(orders, "order"),
  revenueOfThisCustomers: "revenue of this customer's orders that count",
  orders: "Orders",
  averageOrder: "Average order",
  firstOrder: "First order",
  lastOrder: "Last order",
  goodsAfterDiscounts:
    "Goods after discounts and returns, without tax, shipping, tips and gift cards.",
  costsAreNotSubtracted: "Costs are not subtracted.",
  predictedNext12Months: "Predicted, next 12 months",
  expectedValueOver12: "Expected value over 12 months",
  expectedOrdersIn12: "expected orders in 12 months × expected value of an order",
  expectedOrders: "Expected orders",
  chanceOfAnOrder: "Chance of an order within a year",
  daysWithAnOrder: "Days with an order",
  learnedFromHowAll:
    "Learned from how all customers of the shop came back, and from this one's own orders.",
  aPredictionInterval:
    "A prediction interval: of 100 customers with this history, about 95 end the 12 months inside it.",
  oneCustomersFuture: "One customer's future is mostly chance: the interval says how much.",
  averageOfFew:
    "The prediction is the average of 100 customers with this history. Nearly all of them bring nothing, so it lies above what most of them bring.",
  nextOrder: "Next order",
  /** "a Tuesday; orders about every 30 days" */
  nextOrderNote: (next: string | null, cycleDays: number | null) =>
    [
      ...(next === null ? [] : [`a ${formatWeekday(next)}`]),
      ...(cycleDays === null
        ? []
        : [`orders about every ${countOf(Math.round(cycleDays), "day")}`]),
    ].join("; "),
  noRhythmToExpect: "no rhythm to expect one by",
  tooFarAway: "more than 2 years between orders: too far to name a day",
  alreadyOverdue: "overdue by their own rhythm",
  noneExpected: (pOrder: number) =>
    `none expected: ${formatPercent(pOrder)} chance of one within a year`,
  theDay:
    "the day by which the next order, if they are still a customer, is as likely to have come as not; stated where an order within a year is at least as likely as none",
  daysBetweenOrders: "Days between orders",
  ordersOfOneDay: "Orders of one day are one visit.",
  oneVisitShowsNo: "One visit shows no rhythm.",
  valueAtRisk: "Value at risk",
  over12Months: "over 12 months",
  priorA: "a",
  priorB: "b",
  chanceIs: "is",
  expectedValueOver122: "predicted value of 12 months × chance of no order within 90 days",
  chanceWithin90Days: "Chance of an order within 90 days",
  chanceThatThey: "Chance that they are still a customer",
  countedWhereActingCan: (atRiskLabels: string) =>
    `Counted where acting can still change something: ${atRiskLabels}.`,
  itIsWhatCould: "It is what could be lost, not what an offer would bring back.",
  tooFewToCompare: (used: string, fewest: number) =>
    `${used} so far; what that says is told from ${fewest} customers on`,
  discountedOf: (discounted: number, orders: number) =>
    `${formatNumber(discounted)} of ${countOf(orders, "order")}`,
  ordersWithADiscount: "Orders with a discount",
  soFar: (used: string) => `${used} so far`,
  betaBinomialShare: "Beta-binomial share",
  ordersWithADiscount2:
    "(orders with a discount + a) ÷ (orders + a + b); a and b come from how all customers of the shop use discounts",
  shareInTheWhole: "Share in the whole shop",
  discountsSoFar: "Discounts so far",
  ofGoodsAtFull: "of goods at full price",
  chanceThatTheShare: "Chance that the share is above",
  codesAutomaticDiscounts: "Codes, automatic discounts and sales, on any part of the order.",
  discountLed: (lED_CHANCE: number, lED_MARGIN: number) =>
    `Discount-led: more than ${lED_CHANCE} in 100 sure to be more than ${lED_MARGIN} points above the shop's share. One coupon is not enough.`,
  itShowsWhatThey: "It shows what they did, not what they would have done without.",
};
