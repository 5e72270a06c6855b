import type { OrderRecord } from "../store/types.ts";

const refundedSubtotal = (order: OrderRecord): number =>
  order.refunds.flatMap((refund) => refund.lines).reduce((sum, line) => sum + line.subtotal, 0);
/** money given back for which no line came back */
export const givenBeyond = (order: OrderRecord): number =>
  order.refunds.reduce(
    (sum, refund) => sum + (refund.lines.length === 0 ? refund.amount : (refund.beyondLines ?? 0)),
    0,
  );
/** tax on the goods that were not given back: it falls with them */
export function currentTax(order: OrderRecord): number {
  const tax = order.tax - (order.shippingTax ?? 0);
  return order.subtotal > 0
    ? Math.round((tax * (order.subtotal - refundedSubtotal(order))) / order.subtotal)
    : tax;
}
/** Goods still in the order, after discounts: by its lines once they were edited. */
export function currentSubtotal(order: OrderRecord): number {
  if (!order.edited) return order.subtotal - refundedSubtotal(order);
  return order.lines.reduce((sum, line) => {
    const paid = line.unitPrice * line.quantity - line.discount;
    return sum + Math.round((paid * line.currentQuantity) / Math.max(1, line.quantity));
  }, 0);
}

export const unpaid = (order: OrderRecord): boolean =>
  ["PENDING", "AUTHORIZED", "EXPIRED", "PARTIALLY_PAID"].includes(order.financialStatus);
