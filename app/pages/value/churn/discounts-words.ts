import { formatNumber } from "../../../figures/format.ts";
import { countOf } from "../../../figures/words.ts";

export const words = {
  priorA: "a",
  priorB: "b",
  discountLedOfThose: "Discount-led, of those at risk",
  discountLed: (lED_CHANCE: number, lED_MARGIN: number) =>
    `Discount-led: more than ${lED_CHANCE} in 100 sure that their share of discounted orders is more than ${lED_MARGIN} points above the shop's.`,
  oneCouponIsNot:
    "One coupon is not enough, and a customer with few orders is judged by the shop's many.",
  atRisk: (atRiskLabels: string) => `At risk: ${atRiskLabels}.`,
  itShowsWhatThey: "It shows what they did, not what they would have done without.",
  customersAtRiskWhose:
    "customers at risk whose orders are discounted far more often than the shop's ÷ customers at risk",
  nobodyIsAtRisk: "nobody is at risk",
  shownFrom: (fewest: number) => `shown from ${fewest} customers on`,
  countedTonight: "counted tonight",
  ofCustomers: (led: number, customers: number) =>
    `${formatNumber(led)} of ${countOf(customers, "customer")}`,
  betaBinomialShares: "Beta-binomial shares",
  customersAtRisk: "Customers at risk",
  ofTheseDiscountLed: "of these discount-led",
  valueAtRisk: "Value at risk with them",
  discountLedAmongAll: "Discount-led among all customers",
  orders: "Orders",
  ofTheseDiscounted: "of these discounted",
  shareInTheWhole: "Share in the whole shop, a ÷ (a + b)",
};
