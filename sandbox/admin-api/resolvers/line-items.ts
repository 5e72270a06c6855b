import { fulfilmentOf } from "../../fulfillment/of-order.ts";
import { isActive } from "../../fulfillment/status.ts";
import type { OrderLineRecord, OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import { gid } from "../gid.ts";
import { moneyBag } from "../money.ts";
import { goodsOf } from "../order-amounts.ts";

/** Parts of an order remember it, because its amounts are in its currencies. */
export interface Part<T> {
  order: OrderRecord;
  record: T;
}

export const LineItem: Fields<Part<OrderLineRecord>> = {
  id: ({ record }) => gid("LineItem", record.id),
  title: ({ record }) => record.title,
  name: ({ record }) => record.title,
  quantity: ({ record }) => record.quantity,
  currentQuantity: ({ record }) => record.currentQuantity,
  refundableQuantity: ({ record }) => record.currentQuantity,
  fulfillableQuantity: ({ order, record }, _args, call) => toSend(order, record, call, true),
  unfulfilledQuantity: ({ order, record }, _args, call) => toSend(order, record, call, false),
  nonFulfillableQuantity: ({ order, record }, _args, call) =>
    record.quantity - toSend(order, record, call, true),
  isGiftCard: ({ record }) => record.isGiftCard,
  requiresShipping: ({ record }) => !record.isGiftCard,
  taxable: ({ record }) => !record.isGiftCard,
  sku: ({ record }, _args, call) => (record.sku ?? variantOf(record, call)?.variant.sku) || null,
  vendor: ({ record }, _args, call) => variantOf(record, call)?.product.vendor ?? null,
  variantTitle: ({ record }, _args, call) => variantOf(record, call)?.variant.title ?? null,
  variant: ({ record }, _args, call) => variantOf(record, call),
  product: ({ record }, _args, call) =>
    record.productId === null ? null : call.store.sharedProduct(record.productId),
  originalUnitPriceSet: ({ order, record }, _args, call) => moneyBag(record.unitPrice, order, call),
  originalTotalSet: ({ order, record }, _args, call) =>
    moneyBag(record.unitPrice * record.quantity, order, call),
  // without the order's discounts, and without those of codes unless they are asked for
  discountedTotalSet: ({ order, record }, args, call) =>
    moneyBag(
      record.unitPrice * record.quantity - ownDiscount(record, args["withCodeDiscounts"] === true),
      order,
      call,
    ),
  discountedUnitPriceSet: ({ order, record }, _args, call) =>
    moneyBag(unitAfter(record, ownDiscount(record, false)), order, call),
  discountedUnitPriceAfterAllDiscountsSet: ({ order, record }, _args, call) =>
    moneyBag(unitAfter(record, record.discount), order, call),
  priceAfterAllDiscountsBeforeTaxesSet: ({ order, record }, _args, call) =>
    moneyBag(goodsOf(order, record), order, call),
  totalDiscountSet: ({ order, record }, _args, call) =>
    moneyBag(ownDiscount(record, true), order, call),
};

/** pieces not sent yet; `free` leaves out those on hold */
function toSend(order: OrderRecord, line: OrderLineRecord, call: Call, free: boolean): number {
  return fulfilmentOf(call.store, order)
    .orders.filter((one) => isActive(one) && !(free && one.status === "ON_HOLD"))
    .flatMap(({ lines }) => lines)
    .reduce((sum, one) => sum + (one.lineId === line.id ? one.remaining : 0), 0);
}

function variantOf(line: OrderLineRecord, call: Call) {
  return line.variantId === null ? null : call.store.variant(line.variantId);
}

function ownDiscount({ ownDiscount: own }: OrderLineRecord, withCodes: boolean): number {
  return own && (withCodes || !own.byCode) ? own.amount : 0;
}

function unitAfter(line: OrderLineRecord, discount: number): number {
  return line.unitPrice - Math.round(discount / Math.max(1, line.quantity));
}
