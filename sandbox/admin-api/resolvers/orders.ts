import type { OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { lazily } from "../lazy.ts";
import { Items } from "../listing.ts";
import { money, moneyBag, moneyText } from "../money.ts";
import { orderRows, readableOrder } from "../order-search.ts";
import { toldLines } from "../tip-line.ts";
import { metafieldFields } from "./metafield-fields.ts";
import {
  currentSubtotal,
  currentTax,
  givenBeyond,
  outstanding,
  received,
  refundDiscrepancy,
  unpaid,
} from "../order-amounts.ts";
import { MailingAddress, plainAddress, shippingAddress } from "./mailing-address.ts";
import { gatewaysOf, OrderTransaction, transactions } from "./order-transactions.ts";
import { LineItem } from "./line-items.ts";
import { OrderAdjustment, Refund, RefundLineItem, RefundShippingLine } from "./refunds.ts";

const buyerOf = (order: OrderRecord, call: Call) =>
  order.customerId === null ? null : call.store.customer(order.customerId);

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
  phone: (order, _args, call) => buyerOf(order, call)?.phone ?? null,
  note: (order) => order.note,
  tags: (order) => order.tags,
  sourceName: (order) => order.sourceName,
  app: (order) =>
    order.sourceName === "web"
      ? { id: gid("App", 580111), name: "Online Store" }
      : { id: gid("App", 1354745), name: order.sourceName },
  shippingAddress: (order, _args, call) => shippingAddress(order, call),
  billingAddress: (order, _args, call) => shippingAddress(order, call),
  displayAddress: (order, _args, call) => shippingAddress(order, call),
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
  paymentGatewayNames: gatewaysOf,
  taxesIncluded: (order) => order.taxesIncluded === true,
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
  lineItems: (order, args, call) =>
    new Items(
      () => toldLines(order, call.tenant.readings()).map((record) => ({ order, record })),
      args["reverse"] === true,
    ),
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
  originalTotalPriceSet: (order, _args, call) =>
    moneyBag(order.total - (order.addedLater ?? 0), order, call),
  currentTotalPriceSet: (order, _args, call) => moneyBag(order.currentTotal, order, call),
  refundDiscrepancySet: (order, _args, call) => moneyBag(refundDiscrepancy(order), order, call),
  subtotalPriceSet: (order, _args, call) => moneyBag(order.subtotal, order, call),
  currentSubtotalPriceSet: (order, _args, call) =>
    moneyBag(
      currentSubtotal(order) - (call.tenant.readings().goodwillInSubtotal ? givenBeyond(order) : 0),
      order,
      call,
    ),
  totalDiscountsSet: (order, _args, call) => moneyBag(order.totalDiscounts, order, call),
  totalShippingPriceSet: (order, _args, call) => moneyBag(order.shipping, order, call),
  totalTaxSet: (order, _args, call) => moneyBag(order.tax, order, call),
  currentTotalTaxSet: (order, _args, call) =>
    moneyBag(
      currentTax(order) -
        (call.tenant.readings().shippingTaxInTotal ? 0 : (order.shippingTax ?? 0)),
      order,
      call,
    ),
  totalTipReceivedSet: (order, _args, call) => moneyBag(order.tip, order, call),
  totalRefundedShippingSet: (order, _args, call) =>
    moneyBag(
      order.refunds.reduce((sum, { shipping }) => sum + (shipping ?? 0), 0),
      order,
      call,
    ),
  totalRefundedSet: (order, _args, call) => moneyBag(order.totalRefunded, order, call),
  totalReceivedSet: (order, _args, call) => moneyBag(received(order), order, call),
  totalOutstandingSet: (order, _args, call) => moneyBag(outstanding(order), order, call),
  netPaymentSet: (order, _args, call) =>
    moneyBag(received(order) === 0 ? 0 : received(order) - order.totalRefunded, order, call),
  totalPrice: (order, _args, call) => moneyText(order.total, call),
  subtotalPrice: (order, _args, call) => moneyText(order.subtotal, call),
  totalDiscounts: (order, _args, call) => moneyText(order.totalDiscounts, call),
  totalRefunded: (order, _args, call) => moneyText(order.totalRefunded, call),
  totalTax: (order, _args, call) => moneyText(order.tax, call),
  statusPageUrl: (order, _args, call) =>
    `https://${call.tenant.domain}/${call.store.shop.id}/orders/${order.checkoutToken}/authenticate`,
  ...metafieldFields<OrderRecord>((order) => gid("Order", order.id)),
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
    RefundShippingLine,
    OrderAdjustment,
    OrderTransaction,
    MailingAddress,
    DiscountCodeApplication: applied,
    AutomaticDiscountApplication: applied,
  },
  plain: {
    MailingAddress: plainAddress,
    MoneyBag: "shopMoney presentmentMoney",
    MoneyV2: "amount currencyCode",
    Count: "count precision",
    OrderApp: "id name",
    DiscountCodeApplication: "code index allocationMethod targetSelection targetType",
    AutomaticDiscountApplication: "title index allocationMethod targetSelection targetType",
  },
};
