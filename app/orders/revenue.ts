/** The amounts of an order that decide what it is worth; minor units of the shop's currency. */
export interface OrderAmounts {
  test: boolean;
  cancelled: boolean;
  /** as placed and edited, before returns: goods, shipping, tax, tip */
  total: number;
  /** worth of what came back less what was given back for it, over all refunds; negative = the customer got more */
  refundDiscrepancy: number;
  /** what is still bought, by its lines: after all discounts, without tax, without gift cards */
  goods: number;
  /** it had lines, and every piece of them came back or was removed */
  empty: boolean;
  /** all money given back */
  refunded: number;
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
 * follows "net sales" in Shopify's reports. Goods are added up by line: whether the order's own subtotal has goodwill
 * taken out already, and its tax holds that of the shipping, need not be known.
 *
 * A refund beyond the worth of what came back (goodwill) lowers it too; what was kept of a return (a restocking fee) is
 * not goods sold and adds nothing. Test and cancelled orders do not count. An order of which nothing is left does not
 * either: every piece came back, whether the money is under way still or the shipping was kept; or all the money did
 * and no worth of goods is left (an exchange may give back all that was first paid). An order that never cost anything
 * counts: the customer came back.
 * docs/revenue.md has the table.
 */
export function revenueOf(order: OrderAmounts): Revenue {
  const goodwill = Math.max(0, -order.refundDiscrepancy);
  const left = Math.max(0, order.goods - goodwill);
  const refundedInFull = order.total > 0 && order.refunded >= order.total && left === 0;
  if (order.test || order.cancelled || order.empty || refundedInFull)
    return { counts: false, revenueMinor: 0 };
  return { counts: true, revenueMinor: left };
}
