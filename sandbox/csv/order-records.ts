import { createHash } from "node:crypto";
import { allocate } from "../pricing/allocation.ts";
import type { OrderLineRecord, OrderRecord, RefundRecord } from "../store/types.ts";
import type { ShopStore } from "../platform/world.ts";
import { toIso } from "../store/instants.ts";
import type { BuyersAndGoods } from "./buyers-and-goods.ts";
import type { ImportedLine, ImportedOrder } from "./imported-order.ts";

/** Writes orders of a file into the shop, once its buyers and goods are there. */
export function orderWriter(
  store: ShopStore,
  known: BuyersAndGoods,
): (orders: readonly ImportedOrder[]) => void {
  function orderRecord(order: ImportedOrder): OrderRecord {
    const id = store.nextId("order");
    const number = store.nextId("orderNumber");
    const at = toIso(order.at / 1000);
    const lines = order.lines.map(lineRecord);
    if (order.taxesIncluded) shareTax(order, lines);
    const { total } = order;
    const refunds = order.refunded > 0 ? [refundRecord(order, lines, total)] : [];
    const totalDiscounts = lines.reduce((sum, line) => sum + line.discount, 0);
    return {
      id,
      name: order.name ?? `#${number}`,
      number,
      customerId: order.customer ? known.customerId(order.customer.key) : null,
      email: order.email,
      createdAt: at,
      processedAt: at,
      updatedAt: toIso(Math.max(order.at, order.cancelledAt ?? 0) / 1000),
      cancelledAt: order.cancelledAt === null ? null : toIso(order.cancelledAt / 1000),
      cancelReason: order.cancelledAt === null ? null : "OTHER",
      closedAt: order.fulfillmentStatus === "FULFILLED" ? at : null,
      test: false,
      sourceName: order.sourceName,
      confirmationNumber: token(`${id} confirmation`).slice(0, 9).toUpperCase(),
      checkoutToken: token(`${id} checkout`),
      note: order.note,
      tags: order.tags,
      presentmentCurrency: store.shop.currency,
      presentmentRate: 1,
      subtotal: order.subtotal,
      totalDiscounts,
      shipping: order.shipping,
      tax: order.tax,
      ...(order.taxesIncluded ? { taxesIncluded: true, shippingTax: order.shippingTax } : {}),
      tip: order.tip,
      total,
      totalRefunded: order.refunded,
      currentTotal: total - order.refunded,
      financialStatus: order.financialStatus,
      fulfillmentStatus: order.fulfillmentStatus,
      // what each of several codes took off, the file does not say
      discounts: order.discountCodes.map((code, i) => ({
        discountId: null,
        kind: "code",
        code,
        title: code,
        amount: i === 0 ? totalDiscounts : 0,
      })),
      lines,
      refunds,
    };
  }

  /** The file says how much tax an order holds, not where. */
  function shareTax(order: ImportedOrder, lines: OrderLineRecord[]): void {
    const paid = lines.map((line) => line.unitPrice * line.quantity - line.discount);
    allocate(order.tax - order.shippingTax, paid).forEach((tax, i) => {
      lines[i]!.tax = tax;
    });
  }

  function lineRecord(line: ImportedLine): OrderLineRecord {
    const goods = known.goodsOf(line);
    return {
      id: store.nextId("lineItem"),
      productId: goods?.productId ?? null,
      variantId: goods?.variantId ?? null,
      title: line.title,
      quantity: line.quantity,
      currentQuantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      isGiftCard: false,
    };
  }

  /** A full refund takes every line back; of a partial one the file says how much, not of what. */
  function refundRecord(
    order: ImportedOrder,
    lines: OrderLineRecord[],
    total: number,
  ): RefundRecord {
    const full = order.refunded === total;
    if (full) for (const line of lines) line.currentQuantity = 0;
    return {
      id: store.nextId("refund"),
      createdAt: toIso((order.cancelledAt ?? order.at) / 1000),
      note: null,
      amount: order.refunded,
      lines: full
        ? lines.map((line) => ({
            lineId: line.id,
            quantity: line.quantity,
            subtotal: line.unitPrice * line.quantity - line.discount,
          }))
        : [],
    };
  }

  return function writeOrders(orders) {
    // One transaction around ids and records, else every order number is a commit of its own.
    store.transaction(() => store.putMany({ orders: orders.map(orderRecord) }));
  };
}

/** The same file gives the same tokens: nothing here is a secret. */
function token(seed: string): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, 32);
}
