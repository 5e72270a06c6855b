/**
 * The law abandoned checkouts follow, so that what a reader of the shop makes of them can be compared with what is
 * true. Only the last weeks have any: Shopify keeps those that were never paid for three months. Who buys again does
 * not depend on any of it; of a message that brings somebody back the true effect is what is drawn here, no more.
 */
export const abandonedTruth = {
  /** days before the end */
  days: 56,
  /** lost for ever, per order of the online store that is sent for nothing */
  lostPerOrder: 0.4,
  /** where shipping has to be paid, so many times more */
  shippingShock: 1.6,
  /** of the orders of the online store with a customer: begun, left, and finished later */
  recovered: 0.07,
  /** hours until they come back: half an hour + Exp(mean `hoursUntilBack`) */
  hoursUntilBack: 9,
  /** of those lost, by customers the shop knows; the rest are guests who typed their address */
  known: 0.6,
} as const;
