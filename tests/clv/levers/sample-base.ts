import type { Base } from "../../../app/clv/levers/levers.ts";

/** A shop of round numbers: 100,000.00 next year, a tenth of its customers come back. */
export const base: Base = {
  orders: { mean: 2000, low: 1600, high: 2500 },
  revenue: { mean: 10_000_000, low: 8_000_000, high: 13_000_000 },
  makeup: {
    first: { orders: 800, revenue: 3_600_000 },
    again: { orders: 200, revenue: 1_200_000 },
    once: { orders: 300, revenue: 1_500_000 },
    returned: { orders: 700, revenue: 3_700_000 },
  },
  within: 365,
  now: {
    repeatRate: 0.25,
    lifespan: 2,
    orderValue: 5000,
    newCustomers: 800,
    discountShare: 0.1,
    margin: 0.4,
  },
};
