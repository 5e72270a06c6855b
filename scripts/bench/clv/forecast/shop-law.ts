import type { Random } from "../../../../app/numeric/random.ts";

/** A customer as drawn on the day of the first order. Times in days. */
export interface DrawnCustomer {
  /** Orders a day while a customer, in a shop without a season. */
  readonly rate: number;
  /** Calendar days from the first order until they leave for good. */
  readonly lifetime: number;
  /** Gaps are Erlang with so many stages; 1 is exponential. */
  readonly stages: number;
  /** Days between orders of whoever orders on a plan; null for whoever orders when they like. */
  readonly plan: number | null;
  /** Mean value of their orders, minor units. */
  readonly meanValue: number;
}

/** How a whole shop behaves: the law from which its order log is drawn. */
export interface ShopLaw {
  /** How many times the usual the purchase rate is on a day. */
  readonly season: (day: number) => number;
  /** The same of first orders; the level is set by the number of customers wanted. */
  readonly arrivals: (day: number) => number;
  readonly customer: (random: Random) => DrawnCustomer;
  /** An order's value, given its customer's mean; minor units. */
  readonly value: (random: Random, mean: number) => number;
  /** Share of orders that are refunded, half of them in full. */
  readonly refunded: number;
}

/** What is fixed before the law is drawn. */
export interface Frame {
  /** First day of the log. */
  readonly start: number;
  /** First day of what is to be foretold. */
  readonly from: number;
}
