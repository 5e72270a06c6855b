/** The amounts of an order that decide what it is worth; minor units of the shop's currency. */
export interface OrderAmounts {
  test: boolean;
  cancelled: boolean;
  /** as placed and edited, before returns: goods, shipping, tax, tip */
  total: number;
  /** worth of what came back less what was given back for it, over all refunds; negative = the customer got more */
  refundDiscrepancy: number;
  /** goods after discounts, before shipping and tax, after returns and removals */
  currentSubtotal: number;
  /** tax that is still owed */
  currentTax: number;
  taxesIncluded: boolean;
  /** all money given back */
  refunded: number;
  /** what is left of lines that sold gift cards */
  giftCards: number;
}

export interface Revenue {
  /** whether the order counts as an order at all */
  counts: boolean;
  /** what it brought: >= 0 */
  revenueMinor: number;
}

/**
 * The one rule of what an order is worth: goods sold, after discounts and returns; no tax, shipping, tips or duties,
 * which are not the merchant's to keep; no gift cards, which are paid twice otherwise (once sold, once spent). It
 * follows "net sales" in Shopify's reports.
 *
 * A refund beyond the worth of what came back (goodwill) lowers it too; what was kept of a return (a restocking fee) is
 * not goods sold and adds nothing. Test and cancelled orders do not count. An order
 * that was refunded in full does not count either; an order that never cost anything does: the customer came back.
 * docs/revenue.md has the table.
 */
export function revenueOf(order: OrderAmounts): Revenue {
  const refundedInFull = order.total > 0 && order.refunded >= order.total;
  if (order.test || order.cancelled || refundedInFull) return { counts: false, revenueMinor: 0 };
  const goodwill = Math.max(0, -order.refundDiscrepancy);
  const goods =
    order.currentSubtotal - (order.taxesIncluded ? order.currentTax : 0) - order.giftCards;
  return { counts: true, revenueMinor: Math.max(0, goods - goodwill) };
}
