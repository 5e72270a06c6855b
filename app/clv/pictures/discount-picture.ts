import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import { discountAffinity, discountPrior } from "./discount-affinity.ts";
import type { DiscountPrior } from "./discount-affinity.ts";

/** Customers alike in orders, discounted orders and whether acting can still change something. */
export interface DiscountGroup {
  orders: number;
  discounted: number;
  /** in one of the states at risk (see assign-states.ts) */
  atRisk: boolean;
  customers: number;
  valueAtRiskMinor: number;
}

/** Customers, and those of them who are discount-led. */
export interface LedCount {
  customers: number;
  led: number;
  valueAtRiskMinor: number;
  ledValueAtRiskMinor: number;
}

/** How a shop's customers use discounts. */
export interface DiscountPicture {
  prior: DiscountPrior;
  orders: number;
  discounted: number;
  all: LedCount;
  atRisk: LedCount;
}

/** Null of a handful of customers: what is usual in the shop cannot be told from what one of them did. */
export function discountPicture(groups: readonly DiscountGroup[]): DiscountPicture | null {
  const people = groups.reduce((sum, { customers }) => sum + customers, 0);
  if (people < FEWEST_FOR_SHARES) return null;
  const prior = discountPrior(groups);
  const nobody = (): LedCount => ({
    customers: 0,
    led: 0,
    valueAtRiskMinor: 0,
    ledValueAtRiskMinor: 0,
  });
  const picture = { prior, orders: 0, discounted: 0, all: nobody(), atRisk: nobody() };
  for (const group of groups) {
    picture.orders += group.orders * group.customers;
    picture.discounted += group.discounted * group.customers;
    const { discountLed } = discountAffinity(group, prior);
    for (const counted of group.atRisk ? [picture.all, picture.atRisk] : [picture.all]) {
      counted.customers += group.customers;
      counted.valueAtRiskMinor += group.valueAtRiskMinor;
      if (!discountLed) continue;
      counted.led += group.customers;
      counted.ledValueAtRiskMinor += group.valueAtRiskMinor;
    }
  }
  return picture;
}
