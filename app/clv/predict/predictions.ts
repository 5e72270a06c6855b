/**
 * Predictions, one row per row of the summary. Values in minor units, horizons in days of the
 * calendar from the summary's last day on.
 */
export interface Predictions {
  /** P(still a customer). */
  readonly alive: Float64Array;
  /** P(at least one order) in the next 90 and 365 days; churn risk is 1 minus this. */
  readonly order90: Float64Array;
  readonly order365: Float64Array;
  /** Expected orders in the next 90 and 365 days. */
  readonly orders90: Float64Array;
  readonly orders365: Float64Array;
  /** Expected value of one future order. */
  readonly orderValue: Float64Array;
  /** Discounted expected value of the next 12, 24 and 36 months; 0 beyond `months`. */
  readonly clv12: Float64Array;
  readonly clv24: Float64Array;
  readonly clv36: Float64Array;
  /**
   * Ticks (mean days) between orders to be expected of the customer while alive: (α+T)/(r+x). Of
   * whoever buys by a cycle, the days of the cycle.
   */
  readonly meanGap: Float64Array;
  /** Ticks since the last order over that gap; 1 is due. Of whoever buys by a cycle in days. */
  readonly overdue: Float64Array;
  /**
   * Days of the calendar until half of customers like this, if alive, have ordered; NaN for
   * one-time buyers.
   */
  readonly nextOrder: Float64Array;
  /** Days between the orders of whoever more likely than not buys by a cycle; 0 of everybody else. */
  readonly cycleDays: Float64Array;
  /** 1 where the order of the cycle should have come by now, and has not. */
  readonly missed: Uint8Array;
}
