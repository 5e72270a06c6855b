import type { OrderLineRecord, OrderRecord, RefundRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { lazily } from "../lazy.ts";
import { Items } from "../listing.ts";
import { money, moneyBag, moneyText } from "../money.ts";
import { orderRows, readableOrder } from "../order-search.ts";
import { metafieldFields } from "./metafield-fields.ts";

/** Parts of an order remember it, because its amounts are in its currencies. */
interface Part<T> {
  order: OrderRecord;
  record: T;
}
interface RefundedLine {
  lineId: number;
  quantity: number;
  subtotal: number;
}
type Kind = "SALE" | "REFUND" | "VOID" | "AUTHORIZATION";
interface Transaction {
  id: number;
  kind: Kind;
  amount: number;
  createdAt: string;
}

const refundedSubtotal = (order: OrderRecord): number =>
  order.refunds.flatMap((refund) => refund.lines).reduce((sum, line) => sum + line.subtotal, 0);
/** money given back for which no line came back */
const givenBeyond = (order: OrderRecord): number =>
  order.refunds.reduce(
    (sum, refund) => sum + (refund.lines.length === 0 ? refund.amount : (refund.beyondLines ?? 0)),
    0,
  );
/** tax of what was not given back: it falls with the goods */
const currentTax = (order: OrderRecord): number =>
  order.subtotal > 0
    ? Math.round((order.tax * (order.subtotal - refundedSubtotal(order))) / order.subtotal)
    : order.tax;
/** Goods still in the order, after discounts: by its lines once they were edited. */
function currentSubtotal(order: OrderRecord): number {
  if (!order.edited) return order.subtotal - refundedSubtotal(order);
  return order.lines.reduce((sum, line) => {
    const paid = line.unitPrice * line.quantity - line.discount;
    return sum + Math.round((paid * line.currentQuantity) / Math.max(1, line.quantity));
  }, 0);
}

/** What was paid and given back, as far as the totals tell. */
function transactions(order: OrderRecord): Transaction[] {
  if (order.financialStatus === "PENDING") return [];
  const kind = order.financialStatus === "AUTHORIZED" ? "AUTHORIZATION" : "SALE";
  const paid = order.financialStatus === "VOIDED" ? [] : [{ kind: kind as Kind, part: 0 }];
  return [
    ...paid.map(({ kind: sale }) => ({
      id: order.id,
      kind: sale,
      amount: order.total,
      createdAt: order.processedAt,
    })),
    ...order.refunds.map((refund) => ({
      id: refund.id,
      kind: "REFUND" as Kind,
      amount: refund.amount,
      createdAt: refund.createdAt,
    })),
  ];
}

const unpaid = (order: OrderRecord): boolean =>
  ["PENDING", "AUTHORIZED", "PARTIALLY_PAID"].includes(order.financialStatus);

const Order: Fields<OrderRecord> = {
  id: (order) => gid("Order", order.id),
  legacyResourceId: (order) => order.id,
  name: (order) => order.name,
  number: (order) => order.number,
  confirmationNumber: (order) => order.confirmationNumber,
  confirmed: () => true,
  checkoutToken: (order) => order.checkoutToken,
  createdAt: (order) => order.createdAt,
  processedAt: (order) => order.processedAt,
  updatedAt: (order) => order.updatedAt,
  cancelledAt: (order) => order.cancelledAt,
  cancelReason: (order) => order.cancelReason,
  closed: (order) => order.closedAt !== null,
  closedAt: (order) => order.closedAt,
  test: (order) => order.test,
  edited: (order) => order.edited === true,
  email: (order) => order.email,
  note: (order) => order.note,
  tags: (order) => order.tags,
  sourceName: (order) => order.sourceName,
  app: (order) =>
    order.sourceName === "web"
      ? { id: gid("App", 580111), name: "Online Store" }
      : { id: gid("App", 1354745), name: order.sourceName },
  customer: (order, _args, call) =>
    order.customerId === null
      ? null
      : lazily(order.customerId, () => call.store.customer(order.customerId!)),
  currencyCode: (_order, _args, call) => call.currency,
  presentmentCurrencyCode: (order) => order.presentmentCurrency,
  displayFinancialStatus: (order) => order.financialStatus,
  displayFulfillmentStatus: (order) => order.fulfillmentStatus,
  fullyPaid: (order) => !unpaid(order),
  unpaid,
  paymentGatewayNames: () => ["bogus"],
  taxesIncluded: () => false,
  discountCode: (order) => order.discounts.find((use) => use.code !== null)?.code ?? null,
  discountCodes: (order) => order.discounts.flatMap((use) => (use.code === null ? [] : [use.code])),
  discountApplications: (order, args) =>
    new Items(
      () =>
        order.discounts.map((use, index) => ({
          __typename:
            use.kind === "code" ? "DiscountCodeApplication" : "AutomaticDiscountApplication",
          index,
          code: use.code,
          title: use.title,
          allocationMethod: "ACROSS",
          targetSelection: "ALL",
          targetType: "LINE_ITEM",
          amount: use.amount,
        })),
      args["reverse"] === true,
    ),
  lineItems: (order, args) =>
    new Items(() => order.lines.map((record) => ({ order, record })), args["reverse"] === true),
  refunds: (order, args) =>
    order.refunds
      .slice(0, (args["first"] as number | null | undefined) ?? undefined)
      .map((record) => ({ order, record })),
  transactions: (order, args) =>
    transactions(order)
      .slice(0, (args["first"] as number | null | undefined) ?? undefined)
      .map((record) => ({ order, record })),
  transactionsCount: (order) => ({ count: transactions(order).length, precision: "EXACT" }),
  subtotalLineItemsQuantity: (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
  currentSubtotalLineItemsQuantity: (order) =>
    order.lines.reduce((sum, line) => sum + line.currentQuantity, 0),
  totalPriceSet: (order, _args, call) => moneyBag(order.total, order, call),
  originalTotalPriceSet: (order, _args, call) => moneyBag(order.total, order, call),
  currentTotalPriceSet: (order, _args, call) => moneyBag(order.currentTotal, order, call),
  refundDiscrepancySet: (order, _args, call) => moneyBag(-givenBeyond(order), order, call),
  subtotalPriceSet: (order, _args, call) => moneyBag(order.subtotal, order, call),
  currentSubtotalPriceSet: (order, _args, call) => moneyBag(currentSubtotal(order), order, call),
  totalDiscountsSet: (order, _args, call) => moneyBag(order.totalDiscounts, order, call),
  totalShippingPriceSet: (order, _args, call) => moneyBag(order.shipping, order, call),
  totalTaxSet: (order, _args, call) => moneyBag(order.tax, order, call),
  currentTotalTaxSet: (order, _args, call) => moneyBag(currentTax(order), order, call),
  totalTipReceivedSet: (order, _args, call) => moneyBag(order.tip, order, call),
  totalRefundedSet: (order, _args, call) => moneyBag(order.totalRefunded, order, call),
  totalReceivedSet: (order, _args, call) =>
    moneyBag(unpaid(order) || order.financialStatus === "VOIDED" ? 0 : order.total, order, call),
  totalOutstandingSet: (order, _args, call) =>
    moneyBag(unpaid(order) ? order.currentTotal : 0, order, call),
  netPaymentSet: (order, _args, call) =>
    moneyBag(
      unpaid(order) || order.financialStatus === "VOIDED" ? 0 : order.total - order.totalRefunded,
      order,
      call,
    ),
  totalPrice: (order, _args, call) => moneyText(order.total, call),
  subtotalPrice: (order, _args, call) => moneyText(order.subtotal, call),
  totalDiscounts: (order, _args, call) => moneyText(order.totalDiscounts, call),
  totalRefunded: (order, _args, call) => moneyText(order.totalRefunded, call),
  totalTax: (order, _args, call) => moneyText(order.tax, call),
  statusPageUrl: (order, _args, call) =>
    `https://${call.tenant.domain}/${call.store.shop.id}/orders/${order.checkoutToken}/authenticate`,
  ...metafieldFields<OrderRecord>((order) => gid("Order", order.id)),
};

const LineItem: Fields<Part<OrderLineRecord>> = {
  id: ({ record }) => gid("LineItem", record.id),
  title: ({ record }) => record.title,
  name: ({ record }) => record.title,
  quantity: ({ record }) => record.quantity,
  currentQuantity: ({ record }) => record.currentQuantity,
  refundableQuantity: ({ record }) => record.currentQuantity,
  isGiftCard: ({ record }) => record.isGiftCard,
  requiresShipping: ({ record }) => !record.isGiftCard,
  taxable: ({ record }) => !record.isGiftCard,
  sku: ({ record }, _args, call) => variantOf(record, call)?.variant.sku ?? null,
  vendor: ({ record }, _args, call) => variantOf(record, call)?.product.vendor ?? null,
  variantTitle: ({ record }, _args, call) => variantOf(record, call)?.variant.title ?? null,
  variant: ({ record }, _args, call) => variantOf(record, call),
  product: ({ record }, _args, call) =>
    record.productId === null ? null : call.store.sharedProduct(record.productId),
  originalUnitPriceSet: ({ order, record }, _args, call) => moneyBag(record.unitPrice, order, call),
  originalTotalSet: ({ order, record }, _args, call) =>
    moneyBag(record.unitPrice * record.quantity, order, call),
  discountedTotalSet: ({ order, record }, _args, call) =>
    moneyBag(record.unitPrice * record.quantity - record.discount, order, call),
  discountedUnitPriceSet: ({ order, record }, _args, call) =>
    moneyBag(unitAfterDiscount(record), order, call),
  discountedUnitPriceAfterAllDiscountsSet: ({ order, record }, _args, call) =>
    moneyBag(unitAfterDiscount(record), order, call),
  totalDiscountSet: ({ order, record }, _args, call) => moneyBag(record.discount, order, call),
};

function variantOf(line: OrderLineRecord, call: Call) {
  return line.variantId === null ? null : call.store.variant(line.variantId);
}

function unitAfterDiscount(line: OrderLineRecord): number {
  return line.unitPrice - Math.round(line.discount / Math.max(1, line.quantity));
}

const Refund: Fields<Part<RefundRecord>> = {
  id: ({ record }) => gid("Refund", record.id),
  legacyResourceId: ({ record }) => record.id,
  createdAt: ({ record }) => record.createdAt,
  processedAt: ({ record }) => record.createdAt,
  updatedAt: ({ record }) => record.createdAt,
  note: ({ record }) => record.note,
  order: ({ order }) => order,
  totalRefundedSet: ({ order, record }, _args, call) => moneyBag(record.amount, order, call),
  refundLineItems: ({ order, record }, args) =>
    new Items(
      () => record.lines.map((line) => ({ order, record: line })),
      args["reverse"] === true,
    ),
};

const RefundLineItem: Fields<Part<RefundedLine>> = {
  quantity: ({ record }) => record.quantity,
  lineItem: ({ order, record }) => ({
    order,
    record: order.lines.find((line) => line.id === record.lineId),
  }),
  subtotalSet: ({ order, record }, _args, call) => moneyBag(record.subtotal, order, call),
  priceSet: ({ order, record }, _args, call) =>
    moneyBag(Math.round(record.subtotal / Math.max(1, record.quantity)), order, call),
  restockType: () => "NO_RESTOCK",
  restocked: () => false,
};

const OrderTransaction: Fields<Part<Transaction>> = {
  id: ({ record }) => gid("OrderTransaction", record.id),
  kind: ({ record }) => record.kind,
  status: () => "SUCCESS",
  gateway: () => "bogus",
  test: ({ order }) => order.test,
  createdAt: ({ record }) => record.createdAt,
  processedAt: ({ record }) => record.createdAt,
  amountSet: ({ order, record }, _args, call) => moneyBag(record.amount, order, call),
  order: ({ order }) => order,
};

const applied: Fields<{ amount: number }> = {
  value: ({ amount }, _args, call) => ({ __typename: "MoneyV2", ...money(amount, call.currency) }),
};

export const orders: Domain = {
  types: {
    QueryRoot: {
      orders: (_source: unknown, args, call) => orderRows(args, call),
      order: (_source: unknown, args, call) => readableOrder(idOf(args["id"] as string), call),
      ordersCount: (_source: unknown, args, call) =>
        orderRows(args, call).count((args["limit"] as number | null) ?? 10_000),
    } satisfies Fields<unknown>,
    Order,
    LineItem,
    Refund,
    RefundLineItem,
    OrderTransaction,
    DiscountCodeApplication: applied,
    AutomaticDiscountApplication: applied,
  },
  plain: {
    MoneyBag: "shopMoney presentmentMoney",
    MoneyV2: "amount currencyCode",
    Count: "count precision",
    OrderApp: "id name",
    DiscountCodeApplication: "code index allocationMethod targetSelection targetType",
    AutomaticDiscountApplication: "title index allocationMethod targetSelection targetType",
  },
};
