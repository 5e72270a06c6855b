import { fulfilmentOf } from "../../fulfillment/of-order.ts";
import { reasonById, reasons } from "../../returns/reasons.ts";
import { returnablesOf, type Returnable } from "../../returns/returnable.ts";
import type { FulfillmentRecord } from "../../store/fulfillment-records.ts";
import type { ReturnLineRecord, ReturnRecord } from "../../store/returns.ts";
import type { OrderRecord, RefundRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { badRequest, notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { moneyBag } from "../money.ts";
import { parseSearch } from "../search.ts";
import { transactions } from "./order-transactions.ts";
import type { Part } from "./line-items.ts";

type ReturnPart = Part<ReturnRecord>;
type LinePart = Part<ReturnLineRecord> & { __typename: "ReturnLineItem" };

/** A return with its order; null where there is none like it. */
export function readableReturn(id: number, call: Call): ReturnPart | null {
  const record = call.store.return(id);
  return record && { order: call.store.order(record.orderId)!, record };
}

const unprocessed = ({ quantity, processed }: ReturnLineRecord) => quantity - processed;

const Return: Fields<ReturnPart> = {
  id: ({ record }) => gid("Return", record.id),
  name: ({ order, record }) => `${order.name}-R${record.number}`,
  status: ({ record }) => record.status,
  order: ({ order }) => order,
  createdAt: ({ record }) => record.createdAt,
  closedAt: ({ record }) => record.closedAt,
  requestApprovedAt: ({ record }) => record.approvedAt,
  decline: ({ record }) => record.decline,
  totalQuantity: ({ record }) => record.lines.reduce((sum, line) => sum + line.quantity, 0),
  returnLineItems: ({ order, record }, args) =>
    new Items<LinePart>(
      () => record.lines.map((line) => ({ __typename: "ReturnLineItem", order, record: line })),
      args["reverse"] === true,
    ),
  refunds: ({ order, record }, args) =>
    new Items(
      () => refundsOf(order, record).map((refund) => ({ order, record: refund })),
      args["reverse"] === true,
    ),
  transactions: ({ order, record }, args) =>
    new Items(
      () =>
        transactions(order)
          .filter(({ id }) => record.refundIds.includes(id))
          .map((one) => ({ order, record: one })),
      args["reverse"] === true,
    ),
  reverseFulfillmentOrders: ({ order, record }, args) =>
    new Items(
      () => (record.reverse ? [{ order, returned: record, record: record.reverse }] : []),
      args["reverse"] === true,
    ),
  returnShippingFees: () => [],
  exchangeLineItems: () => new Items<never>(() => []),
  staffMember: () => null,
};

const refundsOf = (order: OrderRecord, record: ReturnRecord): RefundRecord[] =>
  order.refunds.filter(({ id }) => record.refundIds.includes(id));

const ReturnLineItem: Fields<LinePart> = {
  id: ({ record }) => gid("ReturnLineItem", record.id),
  quantity: ({ record }) => record.quantity,
  processedQuantity: ({ record }) => record.processed,
  processableQuantity: ({ record }) => unprocessed(record),
  unprocessedQuantity: ({ record }) => unprocessed(record),
  refundableQuantity: ({ record }) => record.quantity - record.refunded,
  refundedQuantity: ({ record }) => record.refunded,
  returnReason: ({ record }) => reasonById(record.reasonId)!.reason,
  returnReasonDefinition: ({ record }) => reasonById(record.reasonId),
  returnReasonNote: ({ record }) => record.note,
  customerNote: ({ record }) => record.customerNote,
  restockingFee: () => null,
  totalWeight: () => null,
  fulfillmentLineItem: ({ order, record }, _args, call) =>
    parcelLine(order, record.fulfillmentLineId, call),
  withCodeDiscountedTotalPriceSet: ({ order, record }, _args, call) => {
    const line = order.lines.find(({ id }) => id === record.lineId)!;
    const paid = line.unitPrice * line.quantity - line.discount;
    return moneyBag(Math.round((paid * record.quantity) / line.quantity), order, call);
  },
};

/** What of a parcel a line of it is. */
export function parcelLine(order: OrderRecord, id: number, call: Call) {
  const line = fulfilmentOf(call.store, order)
    .fulfillments.flatMap(({ lines }) => lines)
    .find((one) => one.id === id);
  return line ? { order, record: line } : null;
}

function returnStatus(order: OrderRecord, call: Call): string {
  const statuses = new Set(call.store.returnsOf(order.id).map(({ status }) => status));
  if (statuses.has("REQUESTED")) return "RETURN_REQUESTED";
  if (statuses.has("OPEN")) return "IN_PROGRESS";
  return statuses.has("CLOSED") ? "RETURNED" : "NO_RETURN";
}

/** an order's own, by id and status; Shopify takes no other filters */
function ofOrder(order: OrderRecord, args: Args, call: Call) {
  const search = parseSearch((args["query"] as string | null | undefined) ?? "");
  if (search.kind !== "all" && search.kind !== "term")
    throw notImplemented("Order.returns(query:)");
  if (search.kind === "term" && search.field !== "status") {
    throw badRequest(
      `The sandbox searches an order's returns by status only, found ${search.field}`,
    );
  }
  return new Items<ReturnPart>(
    () =>
      call.store
        .returnsOf(order.id)
        .filter(({ status }) => search.kind === "all" || status === search.value.toUpperCase())
        .map((record) => ({ order, record })),
    args["reverse"] === true,
  );
}

type ReturnableParcel = Part<FulfillmentRecord> & { lines: Returnable[] };

/** Parcels something may come back from. */
function returnables(args: Args, call: Call): Items<ReturnableParcel> {
  const order = call.store.order(idOf(args["orderId"] as string));
  return new Items(() => {
    if (!order) return [];
    const left = returnablesOf(call.store, order).filter(({ quantity }) => quantity > 0);
    const byParcel = Map.groupBy(left, ({ parcel }) => parcel);
    return [...byParcel].map(([record, lines]) => ({ order, record, lines }));
  }, args["reverse"] === true);
}

export const returns: Domain = {
  types: {
    QueryRoot: {
      return: (_source: unknown, args, call) => readableReturn(idOf(args["id"] as string), call),
      returnableFulfillments: (_source: unknown, args, call) => returnables(args, call),
      returnReasonDefinitions: (_source: unknown, args) => {
        if (args["query"]) throw notImplemented("returnReasonDefinitions(query:)");
        const ids = (args["ids"] as string[] | null | undefined)?.map(idOf);
        const handles = args["handles"] as string[] | null | undefined;
        return new Items(
          () =>
            reasons.filter(
              ({ id, handle }) =>
                (!ids || ids.includes(id)) && (!handles || handles.includes(handle)),
            ),
          args["reverse"] === true,
        );
      },
    } satisfies Fields<unknown>,
    Order: {
      returns: ofOrder,
      returnStatus: (order, _args, call) => returnStatus(order, call),
    } satisfies Fields<OrderRecord>,
    Refund: {
      return: ({ order, record }, _args, call) => {
        const own = call.store.returnsOf(order.id).find((one) => one.refundIds.includes(record.id));
        return own ? { order, record: own } : null;
      },
    } satisfies Fields<Part<RefundRecord>>,
    Return,
    ReturnLineItem,
    ReturnReasonDefinition: {
      id: ({ id }) => gid("ReturnReasonDefinition", id),
      deleted: () => false,
    } satisfies Fields<{ id: number }>,
    ReturnableFulfillment: {
      id: ({ record }) => gid("ReturnableFulfillment", record.id),
      fulfillment: ({ order, record }) => ({ order, record }),
      returnableFulfillmentLineItems: ({ order, lines }) =>
        new Items(() => lines.map((returnable) => ({ order, returnable }))),
    } satisfies Fields<ReturnableParcel>,
    ReturnableFulfillmentLineItem: {
      quantity: ({ returnable }) => returnable.quantity,
      fulfillmentLineItem: ({ order, returnable }) => ({ order, record: returnable.line }),
    } satisfies Fields<{ order: OrderRecord; returnable: Returnable }>,
  },
  plain: {
    ReturnDecline: "reason note",
    ReturnReasonDefinition: "name handle",
  },
};
