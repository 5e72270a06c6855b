import { betaQuantile } from "../../numeric/beta-quantile.ts";
import { betaCdf } from "../../numeric/special.ts";

/** A customer's orders, and how many of them were discounted. */
export interface DiscountUse {
  readonly orders: number;
  readonly discounted: number;
  /** Customers alike in both; one if left out. */
  readonly customers?: number;
}

/** How discounts are used across a shop, as a Beta(a, b) spread over customers. */
export interface DiscountPrior {
  readonly a: number;
  readonly b: number;
  /** a/(a+b): share of orders with a discount. */
  readonly mean: number;
}

export interface DiscountAffinity {
  /** Share of discounted orders, shrunk towards the shop's: one coupon does not make a hunter. */
  readonly share: number;
  /** 95 % interval of that share. */
  readonly low: number;
  readonly high: number;
  /** P(true share > shop mean + 0.2). */
  readonly chanceLed: number;
  readonly discountLed: boolean;
}

/** Discount-led: this far above the shop's mean… */
export const LED_MARGIN = 0.2;
/** …with more than this chance. */
export const LED_CHANCE = 0.8;
/** The prior counts for at least 2 and at most 50 orders. */
const WEAKEST = 2;
const STRONGEST = 50;
const TAIL = 0.025;

/** Beta-binomial prior by moments over customers with at least two orders. */
export function discountPrior(uses: readonly DiscountUse[]): DiscountPrior {
  let orders = 0;
  let discounted = 0;
  for (const { customers = 1, ...use } of uses) {
    orders += customers * use.orders;
    discounted += customers * use.discounted;
  }
  // Laplace's rule keeps the mean off 0 and 1.
  const mean = (discounted + 0.5) / (orders + 1);
  let excess = 0;
  let scale = 0;
  for (const { orders: n, discounted: k, customers = 1 } of uses) {
    if (n < 2) continue;
    // Var(k) = n·m(1−m)·(1 + (n−1)ρ) with ρ = 1/(a+b+1).
    const binomial = n * mean * (1 - mean);
    excess += customers * ((k - n * mean) ** 2 - binomial);
    scale += customers * binomial * (n - 1);
  }
  const rho = scale > 0 ? excess / scale : 0;
  const strength = rho > 0 ? Math.min(STRONGEST, Math.max(WEAKEST, 1 / rho - 1)) : STRONGEST;
  return { a: mean * strength, b: (1 - mean) * strength, mean };
}

export function discountAffinity(use: DiscountUse, prior: DiscountPrior): DiscountAffinity {
  const { orders, discounted } = use;
  if (!(discounted >= 0 && discounted <= orders)) {
    throw new RangeError(`Found ${discounted} discounted of ${orders} orders`);
  }
  const a = prior.a + discounted;
  const b = prior.b + orders - discounted;
  const chanceLed = 1 - betaCdf(Math.min(1, prior.mean + LED_MARGIN), a, b);
  return {
    share: a / (a + b),
    low: betaQuantile(TAIL, a, b),
    high: betaQuantile(1 - TAIL, a, b),
    chanceLed,
    discountLed: chanceLed > LED_CHANCE,
  };
}
