import type { Figure } from "../forecast/figure.ts";
import type { Makeup } from "../forecast/shop-forecast.ts";

/** What a shop may move next year with, each on its own. */
export const LEVERS = [
  /** share of customers with a second order within a year of the first, 0 to 1 */
  "repeatRate",
  /** T: years a customer stays on average */
  "lifespan",
  /** minor units of an order, at today's discounts */
  "orderValue",
  /** first orders of the year */
  "newCustomers",
  /** discounts over revenue and discounts together, 0 to 1 */
  "discountShare",
  /** what is left of revenue after the cost of goods, at today's discounts, 0 to 1 */
  "margin",
] as const;
export type Lever = (typeof LEVERS)[number];

/** A shop as it is: what the next 365 days are expected to be, and where each lever stands. */
export interface Base {
  /** orders and revenue (minor units) of the forecast */
  readonly orders: Figure;
  readonly revenue: Figure;
  readonly makeup: Makeup;
  /** days after the first order within which a second one makes a repeat customer: 365, or the shop's history */
  readonly within: number;
  /** null where the shop's data do not say it: such a lever cannot be moved */
  readonly now: Readonly<Record<Lever, number | null>>;
}

/** The levers that are moved, and to where, in the same units. */
export type Moves = Readonly<Partial<Record<Lever, number>>>;

export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Of what can grow without end: more than so many times what it is now is no plan. */
export const MOST_TIMES = 10;

/** Where a lever can stand at all. */
export function rangeOf(lever: Lever, now: number): Range {
  switch (lever) {
    case "repeatRate":
    case "margin":
      return { least: 0, most: 1 };
    case "lifespan":
      return { least: 0.1, most: 20 };
    case "discountShare":
      return { least: 0, most: 0.9 };
    case "orderValue":
      // one minor unit: an order of nothing is no order to plan with
      return { least: Math.min(1, now), most: MOST_TIMES * now };
    case "newCustomers":
      return { least: 0, most: MOST_TIMES * now };
  }
}
