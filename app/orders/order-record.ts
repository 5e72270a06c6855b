import { hash } from "node:crypto";
import { idOf } from "../admin-api/gid.ts";
import { toMinor } from "../money.ts";
import type { CustomerId, OrderId, OrderLineId, ProductId, VariantId } from "../ids.ts";
import { revenueOf } from "./revenue.ts";

interface Money {
  shopMoney: { amount: string; currencyCode: string };
}

/** An order as our queries select it. The bulk file and the paged query give the same shape. */
export interface AdminOrder {
  id: string;
  name: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt?: string | null;
  test: boolean;
  sourceName?: string | null;
  displayFinancialStatus?: string | null;
  confirmationNumber?: string | null;
  checkoutToken?: string | null;
  discountCodes: string[];
  customer?: { id: string } | null;
  totalPriceSet: Money;
  refundDiscrepancySet: Money;
  totalRefundedSet: Money;
  totalTipReceivedSet?: Money;
  totalDiscountsSet?: Money | null;
}

export interface AdminOrderLine {
  id: string;
  quantity: number;
  currentQuantity: number;
  isGiftCard: boolean;
  product?: { id: string } | null;
  variant?: { id: string } | null;
  /** what is still bought of it, after discounts of line, code and order, without tax whether prices hold it or not */
  priceAfterAllDiscountsBeforeTaxesSet: Money;
}

export interface OrderRecord {
  orderId: OrderId;
  customerId: CustomerId | null;
  name: string;
  processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  /** YYYY-MM-DD in the shop's time zone */
  day: string;
  test: boolean;
  counts: boolean;
  revenueMinor: number;
  totalMinor: number;
  refundedMinor: number;
  discountMinor: number;
  sourceName: string | null;
  financialStatus: string | null;
  discountCodes: string[];
  confirmationNumber: string | null;
  checkoutTokenHash: string | null;
  lines: OrderLineRecord[];
}

export interface OrderLineRecord {
  lineId: OrderLineId;
  productId: ProductId | null;
  variantId: VariantId | null;
  /** kept: without what was returned or removed */
  quantity: number;
  /** of what was kept, after all discounts and without tax; 0 for gift cards */
  revenueMinor: number;
}

/**
 * Shopify's order in our terms.
 * @param dayOf the calendar day of an instant in the shop's time zone
 * @throws Error on an id or an amount that is not one, with what was found
 */
export function orderRecord(
  order: AdminOrder,
  allLines: AdminOrderLine[],
  dayOf: (instant: string) => string,
): OrderRecord {
  const minor = (money: Money) => toMinor(money.shopMoney.amount, money.shopMoney.currencyCode);
  const worthOf = (line: AdminOrderLine) => minor(line.priceAfterAllDiscountsBeforeTaxesSet);
  const tip = order.totalTipReceivedSet ? minor(order.totalTipReceivedSet) : 0;
  const lines = tip > 0 ? withoutTip(allLines, (line) => worthOf(line) === tip) : allLines;
  const lineRecords = lines.map((line) => ({
    lineId: idOf("LineItem", line.id),
    productId: line.product ? idOf("Product", line.product.id) : null,
    variantId: line.variant ? idOf("ProductVariant", line.variant.id) : null,
    quantity: line.currentQuantity,
    // a gift card is no goods: its money is revenue when it is spent
    revenueMinor: line.isGiftCard ? 0 : worthOf(line),
  }));
  const totalMinor = minor(order.totalPriceSet);
  const refundedMinor = minor(order.totalRefundedSet);
  return {
    orderId: idOf("Order", order.id),
    customerId: order.customer ? idOf("Customer", order.customer.id) : null,
    name: order.name,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt ?? null,
    day: dayOf(order.processedAt),
    test: order.test,
    ...revenueOf({
      test: order.test,
      cancelled: Boolean(order.cancelledAt),
      total: totalMinor,
      refundDiscrepancy: minor(order.refundDiscrepancySet),
      goods: lineRecords.reduce((sum, { revenueMinor }) => sum + revenueMinor, 0),
      empty: lines.length > 0 && lines.every(({ currentQuantity }) => currentQuantity === 0),
      refunded: refundedMinor,
    }),
    totalMinor,
    refundedMinor,
    discountMinor: order.totalDiscountsSet ? minor(order.totalDiscountsSet) : 0,
    sourceName: order.sourceName ?? null,
    financialStatus: order.displayFinancialStatus ?? null,
    discountCodes: order.discountCodes,
    confirmationNumber: order.confirmationNumber ?? null,
    checkoutTokenHash: order.checkoutToken ? hashOf(order.checkoutToken) : null,
    lines: lineRecords,
  };
}

/**
 * A tip may stand among the lines, as one piece of no product that costs what the tip was: it is no goods. Nothing else
 * tells it from an item that staff typed in at the same price: then the last of them is taken for it, and the money is
 * the same either way.
 */
function withoutTip(
  lines: AdminOrderLine[],
  costsTheTip: (line: AdminOrderLine) => boolean,
): AdminOrderLine[] {
  const tip = lines.findLast(
    (line) =>
      !line.product &&
      !line.variant &&
      line.quantity === 1 &&
      !line.isGiftCard &&
      costsTheTip(line),
  );
  return tip ? lines.filter((line) => line !== tip) : lines;
}

/** The token itself would let its holder see the order; its hash is enough to compare. */
function hashOf(checkoutToken: string): string {
  return hash("sha256", checkoutToken);
}
