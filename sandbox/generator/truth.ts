/**
 * The law the pretend customers follow, so that a model fitted to their orders can be compared with what is true.
 *
 * Orders: Pareto/NBD (Schmittlein, Morrison & Colombo 1987). Each customer buys at rate λ ~ Gamma(r, α) a week until
 * a lifetime with hazard μ ~ Gamma(s, β) a week ends. Value: Gamma-Gamma (Fader, Hardie & Lee 2005). An order is
 * worth Gamma(p, ν) with ν ~ Gamma(q, γ) in dollars: its items after discounts, before refunds, without shipping,
 * tax and tip. It is independent of λ and μ.
 *
 * The law covers the orders that stand. Cancelled and test orders, orders refunded in full and purchases of guests
 * come on top of it. Days are the shop's; items have prices, so a value is met to some 30 cents.
 */
export interface Truth {
  orders: { model: "Pareto/NBD"; unit: "week"; r: number; alpha: number; s: number; beta: number };
  value: { model: "Gamma-Gamma"; unit: "USD"; p: number; q: number; gamma: number };
}

export const truth: Truth = {
  orders: { model: "Pareto/NBD", unit: "week", r: 0.8, alpha: 11, s: 0.65, beta: 14 },
  value: { model: "Gamma-Gamma", unit: "USD", p: 5.2, q: 4.1, gamma: 36 },
};

/** Of all orders, those that come on top of the law. */
export const extraShares = {
  /** no customer: over the counter, or a guest checkout */
  guest: 0.04,
  /** cancelled, and the customer ordered again the same day */
  cancelled: 0.015,
  /** refunded in full */
  refunded: 0.01,
  /** the customer never bought anything else */
  onlyCancelled: 0.004,
  test: 0.0015,
};
