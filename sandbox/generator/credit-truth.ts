/**
 * The law store credit follows. It is given as thanks, so that who gets it does not depend on how the order fared; it
 * changes nobody's buying: a customer with credit buys when and what they would have bought.
 */
export const creditTruth = {
  /** of the orders at home that stand, so many are thanked */
  given: 0.012,
  /** cents of a shop in dollars, each as often */
  amounts: [500, 1000, 2000],
  /** days after the order, drawn evenly */
  after: [2, 9],
  /** never expires; the rest may be spent for so many days, drawn evenly */
  neverExpires: 0.25,
  days: [60, 180],
  /** of the orders by who has credit, online and not refunded: who is logged in, and therefore spends it */
  loggedIn: 0.7,
} as const;
