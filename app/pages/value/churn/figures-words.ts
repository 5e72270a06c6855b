import { riskInterval } from "../../words.ts";
import { countOf } from "../../../figures/words.ts";

export const words = {
  customersAreCompared:
    "Customers are compared with their own rhythm, not with a fixed number of days.",
  riskInterval,
  valueAtRiskAll: "Value at risk, all states",
  over12MonthsCustomers: (customers: number) => `over 12 months, ${countOf(customers, "customer")}`,
  forEachCustomer:
    "for each customer at risk: predicted value of 12 months × chance of no order within 90 days; added up. Nothing while there is too little history to predict",
  customers: (label: string, value: string) => `${label}, ${value} customers`,
  onlyStates: "Only states in which acting can still change something.",
  itIsWhatCould: "It is what could be lost, not what an offer would bring back.",
  riskOfNoOrder: (horizon: number) => `Risk of no order within ${horizon} days`,
  anEstimateAverage: "an estimate, average of all customers",
  n1PAtLeast: (horizon: number) => `1 − P(at least one order in ${horizon} days)`,
  n1CustomersExpected: (horizon: number) =>
    `1 − customers expected to order within ${horizon} days ÷ customers`,
  customersInput: "Customers",
  expectedToOrderWithin: (horizon: number) => `expected to order within ${horizon} days`,
  allCustomersWhoEver:
    "All customers who ever ordered are in it, also those of years ago: in most shops it is high.",
  newCustomers: "New customers of the days to come are not in it.",
  riskFormula: "Risk of no order within 365 days",
  riskAxis: "1 − P(at least one order in 365 days)",
  riskOfAll: "1 − customers expected to order within 365 days ÷ customers",
  untilThenStatesFollow: "Until then states follow each customer's own gap between orders.",
  winBackWindowCloses: "Win-back window closes after",
  notWithinTheHistory: "not within the history so far",
  rD1S: (wINDOW_DAYS: number) =>
    `R(d) = 1 − S(d + ${wINDOW_DAYS}) ÷ S(d), from the Kaplan–Meier curve`,
  chanceOfASecond: (wINDOW_DAYS: number) =>
    `chance of a second order within the next ${wINDOW_DAYS} days, of customers without one d days after their first`,
  daysOfHistory: "Days of history",
  closedWhenTheChance: "Closed when the chance falls below",
  customersStillWaitingCount: "Customers still waiting count as waiting.",
  itIsTheAverage:
    "It is the average of all first orders: some products are bought again sooner than others.",
};
