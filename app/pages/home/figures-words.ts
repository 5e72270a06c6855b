import { riskInterval } from "../words.ts";
import { formatDay, formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";

export const words = {
  noCustomerHasOrdered: "no customer has ordered yet",
  ordersAreBeingRead: "orders are being read",
  ofOrdersRead: (note: string | undefined) =>
    [note, "of the orders read so far"].filter(Boolean).join("; "),
  notAllOrdersAreRead: "not all orders are read",
  since: (day: string) => `since ${formatDay(day)}`,
  between: (from: string, to: string) => `from ${formatDay(from)} to ${formatDay(to)}`,
  revenueIsGoodsAfter:
    "Revenue is goods after discounts and returns, without tax, shipping, tips and gift cards: net sales in Shopify's reports.",
  ordersRefundedInFull:
    "Orders refunded in full are not counted; a partial refund lowers the revenue of its order.",
  test: (testOrders: string) => `${testOrders} test`,
  cancelled: (cancelledOrders: string) => `${cancelledOrders} cancelled`,
  leftOut: (value: string, orders: number) =>
    `Left out: ${value} ${orders === 1 ? "order" : "orders"}.`,
  guestsLeftOut: (guestOrders: number) =>
    `Left out: ${countOf(guestOrders, "guest order")}. Without a customer nobody knows who came back.`,
  guestsWhoLaterMade: "Guests who later made an account count from their first order with it.",
  repeatRate: "Repeat rate",
  fewCameBack: (back: number, customers: number, fewest: number) =>
    `${formatNumber(back)} of ${countOf(customers, "customer")} came back so far; a rate is shown from ${fewest} customers on`,
  ofCustomersCameBack: "of customers came back",
  customersWithTwo: "customers with two or more orders ÷ customers",
  repeatCustomers: "Customers with two or more orders, also of one day",
  customers: "Customers",
  newCustomersHaveHad:
    "New customers have had little time to come back, so a fast-growing shop looks worse than it is. Time to second order allows for that.",
  timeToSecondOrder: "Time to second order",
  fewerThanHalf: "fewer than half of the customers have come back so far",
  tooFewBack: (least: number) =>
    `fewer than ${formatNumber(least)} customers have come back so far`,
  halfOfTheCustomers: "half of the customers are back by then",
  noLowerLimit: "no lower limit",
  noUpperLimitYet: "no upper limit yet",
  kaplanMeierMedian: "Kaplan–Meier median",
  theDay: "the day by which half of the customers have placed a second order",
  ofThemBack: "of them with two or more orders, also of one day",
  customersStillWithin: "Customers still within their first days count as waiting, not as lost.",
  twoOrdersOnOne: "Two orders on one day are one visit.",
  whyNoDay:
    "Fewer than half have come back, so there is no day by which half have. Repeat rate says how many did.",
  valueAtRisk: "Value at risk",
  computedWhenAllOrders: "computed when all orders are read",
  over12MonthsCustomers: (customers: number) => `over 12 months, ${countOf(customers, "customer")}`,
  forEachCustomer:
    "for each customer at risk: predicted value of 12 months × chance of no order within 90 days; added up. Nothing while there is too little history to predict",
  groupOfCustomers: (label: string, customers: number) =>
    `${label}, ${countOf(customers, "customer")}`,
  everyCustomerIsCompared:
    "Every customer is compared with their own rhythm, not with a fixed number of days.",
  riskInterval,
  itIsWhatCould: "It is what could be lost, not what an offer would bring back.",
  customerLifetimeValue: "Customer lifetime value",
  aCustomerOver: (lifespanYears: number) => `a customer over ${countOf(lifespanYears, "year")}`,
  simpleHistoricalClv: "Simple historical CLV",
  clvCvTCv: "CLV = CV × T · CV = AOV × F · AOV = revenue ÷ orders · F = orders ÷ unique customers",
  revenue: "Revenue",
  orders: "Orders",
  uniqueCustomers: "Unique customers",
  aovAverageOrderValue: "AOV, average order value",
  fOrdersACustomer: "F, orders a customer",
  cvCustomerValue: "CV, customer value",
  tLifespanYourChoice: "T, lifespan (your choice)",
  itCarriesTheAverage:
    "It carries the average customer so far forward as if nobody ever left, so it is often far too high for the years ahead. The Customers page predicts each customer, with an interval.",
  fCountsYears: (text: string) =>
    `F counts ${text} years of orders, not one: with T in years the result leans high. Take a smaller T to be careful.`,
  thereAreOnlyYears: (text: string) =>
    `There are only ${text} years of orders, so F is less than a full year's and the result leans low.`,
  differentCustomers: "different customers with at least one order that counts",
  guestOrdersNotAmong: "Guest orders, not among them",
  andByGuests: (guestOrders: string) => `and ${guestOrders} by guests`,
  ordersThatCount: "orders that count, of customers",
  ordersOfCustomers: "Orders of customers",
  guestOrders: "Guest orders",
  testOrdersLeftOut: "Test orders, left out",
  cancelledOrdersLeftOut: "Cancelled orders, left out",
  ordersWithARefund: "Orders with a refund",
  refundsLeftOut: "Orders refunded in full are left out; those refunded in part count.",
  goodsDiscountsReturns: "goods − discounts − returns, of orders that count",
  revenueFromCustomers: "Revenue from customers",
  revenueFromGuests: "Revenue from guests",
  refundedAlreadyTakenOff: "Refunded, already taken off",
  costsAreNotSubtracted: "Costs are not subtracted: this is revenue, not profit.",
  averageOrderValue: "Average order value",
  purchaseFrequency: "Purchase frequency",
  ordersACustomer: "orders a customer, from all orders read",
  ordersUniqueCustomers: "orders ÷ unique customers",
  yearsOfHistory: "Years of history",
  notAYearlyRate: "Not a yearly rate: it covers every order since the first.",
};
