import type { OrderLineRecord, OrderRecord, RefundRecord } from "../store/types.ts";

const refundedSubtotal = (order: OrderRecord): number =>
  order.refunds.flatMap((refund) => refund.lines).reduce((sum, line) => sum + line.subtotal, 0);
/** money given back for which neither a line nor the shipping came back */
const beyondOf = (refund: RefundRecord): number =>
  refund.beyondLines ?? (refund.lines.length === 0 ? refund.amount - (refund.shipping ?? 0) : 0);
export const givenBeyond = (order: OrderRecord): number =>
  order.refunds.reduce((sum, refund) => sum + (refund.pending ? 0 : beyondOf(refund)), 0);
/** what a refund is suggested to be less what it was: all of it while the money is under way */
export const discrepancyOf = (refund: RefundRecord): number =>
  refund.pending ? refund.amount - beyondOf(refund) : -beyondOf(refund);
export const refundDiscrepancy = (order: OrderRecord): number =>
  order.refunds.reduce((sum, refund) => sum + discrepancyOf(refund), 0);
/** money that came in */
export const received = (order: OrderRecord): number =>
  order.financialStatus === "VOIDED" || (unpaid(order) && !order.addedLater)
    ? 0
    : order.total - (order.addedLater ?? 0);
/** tax on the goods that were not given back: it falls with them */
export function currentTax(order: OrderRecord): number {
  const tax = order.tax - (order.shippingTax ?? 0);
  return order.subtotal > 0
    ? Math.round((tax * (order.subtotal - refundedSubtotal(order))) / order.subtotal)
    : tax;
}
/** Three things no recording of a real shop decides; the sandbox plays either. */
export interface Readings {
  /** the current subtotal has goodwill taken out already */
  goodwillInSubtotal: boolean;
  /** the current tax holds the shipping's too; else only that of the lines */
  shippingTaxInTotal: boolean;
  /** a tip stands among the lines too, as a piece of no product */
  tipInLines: boolean;
}

/** Goods still in the order, after discounts: by its lines once they were edited. */
export function currentSubtotal(order: OrderRecord): number {
  if (!order.edited) return order.subtotal - refundedSubtotal(order);
  return order.lines.reduce((sum, line) => {
    const paid = line.unitPrice * line.quantity - line.discount;
    return sum + Math.round((paid * line.currentQuantity) / Math.max(1, line.quantity));
  }, 0);
}

/** What is still bought of a line, after all discounts and without tax. */
export function goodsOf(order: OrderRecord, line: OrderLineRecord): number {
  const kept = keptOf(order, line);
  const paid = line.unitPrice * line.quantity - line.discount;
  return kept - (paid > 0 ? Math.round(((line.tax ?? 0) * kept) / paid) : 0);
}

/** What was paid for the pieces of a line that are still in the order; what an edit removed goes by the piece. */
function keptOf(order: OrderRecord, line: OrderLineRecord): number {
  const back = order.refunds.flatMap(({ lines }) => lines).filter((one) => one.lineId === line.id);
  const left = back.reduce(
    (sum, one) => ({
      pieces: sum.pieces - one.quantity,
      paid: sum.paid - one.subtotal,
    }),
    { pieces: line.quantity, paid: line.unitPrice * line.quantity - line.discount },
  );
  if (left.pieces <= 0 || line.currentQuantity === 0) return 0;
  return Math.round((left.paid * line.currentQuantity) / left.pieces);
}

export const unpaid = (order: OrderRecord): boolean =>
  [null, "PENDING", "AUTHORIZED", "EXPIRED", "PARTIALLY_PAID"].includes(order.financialStatus);

/** what is still to pay */
export const outstanding = (order: OrderRecord): number => {
  if (!unpaid(order)) return 0;
  return order.addedLater
    ? order.currentTotal - (received(order) - order.totalRefunded)
    : order.currentTotal;
};
