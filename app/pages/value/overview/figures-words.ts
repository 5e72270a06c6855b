import { countOf } from "../../../figures/words.ts";

export const words = {
  noCustomerHasOrdered: "no customer has ordered yet",
  revenueIsGoodsAfter:
    "Revenue is goods after discounts and returns, without tax, shipping, tips and gift cards.",
  costsAreNotSubtracted: "Costs are not subtracted: this is revenue, not profit.",
  leftOut: (guestOrders: number) =>
    `Left out: ${countOf(guestOrders, "guest order")}. Without a customer nobody knows who came back.`,
  anEstimateWithLow: "an estimate with low confidence, all customers",
  anEstimateAllCustomers: "an estimate, all customers of today",
  predictedNext12Months: "Predicted, next 12 months",
  n12MonthClv: "12-month CLV",
  forEachCustomer:
    "for each customer: expected orders in 12 months × expected value of one of their orders; added up",
  customers: "Customers",
  ofThemWithTwo: "of them with two or more orders, also of one day",
  daysOfHistory: "Days of history",
  expectedOrders: "Expected orders",
  valueOfAnExpected: "Value of an expected order",
  aCustomerOnAverage: "A customer, on average",
  byChance: "± by chance",
  byDoubtAbout: "± by doubt about how often they order",
  spendDoubt: "± by doubt about what they spend",
  moneyOfLaterMonths: "Money of later months counts a little less: 10% a year.",
  regularBuyers: (cycles: readonly { readonly days: number; readonly customers: number }[]) =>
    `Who orders by a cycle is counted by it: ${cycles
      .map(
        ({ days, customers }) =>
          `${countOf(customers, "customer")} about every ${countOf(Math.round(days), "day")}`,
      )
      .join(", ")}.`,
  aPredictionInterval:
    "A prediction interval: in 95 of 100 shops like this the 12 months end inside it. It holds chance in orders and amounts, and what the model does not know of both.",
  customersWhoHaveNot: "Customers who have not ordered yet are not in it.",
  itKnowsNoPrices: "It knows no price changes or promotions to come.",
  expectedOrdersNext12: "Expected orders, next 12 months",
  conditionalExpectationSummed: "Conditional expectation, summed",
  forEachCustomer2:
    "for each customer: chance that they are still a customer × orders at their own pace in 365 days; added up",
  ordersSoFar: "Orders so far",
  byChanceAlone: "± by chance alone",
  byTheModelsDoubt: "± by the model's doubt",
  ordersOfOneDay: "Orders of one day are one visit.",
  ordersOfCustomers: "Orders of customers who have not ordered yet are not in it.",
  valueSoFar: "Value so far",
  netOfRefunds: "net of refunds, from all orders read",
  historicClvSummed: "Historic CLV, summed",
  goodsDiscountsReturns: "goods − discounts − returns, of all orders that count",
  orders: "Orders",
  refundedAlreadyTakenOff: "Refunded, already taken off",
  revenueFromGuestsNot: "Revenue from guests, not in it",
  soFarAndPredicted: "Value so far and predicted",
  allOrdersRead: "all orders read and the next 12 months",
  totalClv: "Total CLV",
  valueSoFarPredicted: "value so far + predicted value of the next 12 months",
  simpleLifetimeValue: "Simple lifetime value",
  aCustomerOver: (lifespanYears: number) =>
    `a customer over ${countOf(lifespanYears, "year")}, by the formula`,
  simpleClv: "Simple CLV",
  clvCvTCv: "CLV = CV × T · CV = AOV × F · AOV = revenue ÷ orders · F = orders ÷ customers",
  revenue: "Revenue",
  tLifespanYourChoice: "T, lifespan (your choice on Home)",
  byTheFormulaOne: "By the formula, one year",
  predictedOneYear: "Predicted, one year",
  formulaPrediction: "Formula ÷ prediction",
  itCarriesTheAverage: "It carries the average customer so far forward as if nobody ever left.",
  fCountsAllOrders: "F counts all orders read, however many years they span.",
};
