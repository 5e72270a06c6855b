/** Whole history of a shop; amounts in minor units. */
export interface ShopTotals {
  customers: number;
  /** with two or more orders */
  repeatCustomers: number;
  /** of customers, that count */
  orders: number;
  revenueMinor: number;
  guestOrders: number;
  guestRevenueMinor: number;
  testOrders: number;
  cancelledOrders: number;
  refundedOrders: number;
  refundedMinor: number;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
  /** Kaplan-Meier, days; null where not reached */
  secondOrderMedian: number | null;
  secondOrderLow: number | null;
  secondOrderHigh: number | null;
  computedAt: Date;
}
