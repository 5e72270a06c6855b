import type {
  DispositionRecord,
  ReturnRecord,
  ReverseDeliveryRecord,
  ReverseRecord,
} from "../../store/returns.ts";
import type { OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { parcelLine } from "./returns.ts";

/** A part of the way back of a return. */
export interface WayBack<T> {
  order: OrderRecord;
  returned: ReturnRecord;
  record: T;
}
type ReverseLine = ReverseRecord["lines"][number];
type DeliveryLine = ReverseDeliveryRecord["lines"][number];

const within = <T>(of: WayBack<unknown>, record: T): WayBack<T> => ({
  order: of.order,
  returned: of.returned,
  record,
});

function find(kind: "order" | "delivery", id: number, call: Call): WayBack<ReverseRecord> | null {
  const returned = call.store.returnWithReverse(kind, id);
  if (!returned) return null;
  return { order: call.store.order(returned.orderId)!, returned, record: returned.reverse! };
}

const reverseOrder = (id: number, call: Call) => find("order", id, call);

function reverseDelivery(id: number, call: Call): WayBack<ReverseDeliveryRecord> | null {
  const found = find("delivery", id, call);
  return (
    found &&
    within(
      found,
      found.record.deliveries.find((one) => one.id === id)!,
    )
  );
}

const ReverseFulfillmentOrder: Fields<WayBack<ReverseRecord>> = {
  id: ({ record }) => gid("ReverseFulfillmentOrder", record.id),
  status: ({ record }) => record.status,
  order: ({ order }) => order,
  thirdPartyConfirmation: () => null,
  lineItems: (back, args) =>
    new Items(() => back.record.lines.map((line) => within(back, line)), args["reverse"] === true),
  reverseDeliveries: (back, args) =>
    new Items(
      () => back.record.deliveries.map((one) => within(back, one)),
      args["reverse"] === true,
    ),
};

const ReverseFulfillmentOrderLineItem: Fields<WayBack<ReverseLine>> = {
  id: ({ record }) => gid("ReverseFulfillmentOrderLineItem", record.id),
  totalQuantity: ({ record }) => record.total,
  dispositions: ({ record }) => record.dispositions,
  fulfillmentLineItem: ({ order, returned, record }, _args, call) => {
    const line = returned.lines.find(({ id }) => id === record.returnLineId);
    return line ? parcelLine(order, line.fulfillmentLineId, call) : null;
  },
};

const Disposition: Fields<DispositionRecord> = {
  id: ({ id }) => gid("ReverseFulfillmentOrderDisposition", id),
  type: ({ type }) => type,
  quantity: ({ quantity }) => quantity,
  createdAt: ({ createdAt }) => createdAt,
  location: ({ locationId }, _args, call) =>
    locationId === null ? null : call.store.location(locationId),
};

const ReverseDelivery: Fields<WayBack<ReverseDeliveryRecord>> = {
  id: ({ record }) => gid("ReverseDelivery", record.id),
  reverseFulfillmentOrder: (back) => within(back, back.returned.reverse!),
  reverseDeliveryLineItems: (back, args) =>
    new Items(() => back.record.lines.map((line) => within(back, line)), args["reverse"] === true),
  deliverable: ({ record }) => ({
    __typename: "ReverseDeliveryShippingDeliverable",
    tracking: record.tracking && { ...record.tracking, carrierName: null },
    label:
      record.labelUrl === null
        ? null
        : {
            publicFileUrl: record.labelUrl,
            createdAt: record.createdAt,
            updatedAt: record.updatedAt,
          },
  }),
};

const ReverseDeliveryLineItem: Fields<WayBack<DeliveryLine>> = {
  id: ({ record }) => gid("ReverseDeliveryLineItem", record.id),
  quantity: ({ record }) => record.quantity,
  dispositions: () => [],
  reverseFulfillmentOrderLineItem: (back) =>
    within(
      back,
      back.returned.reverse!.lines.find(({ id }) => id === back.record.reverseLineId)!,
    ),
};

export const reverse: Domain = {
  types: {
    QueryRoot: {
      reverseFulfillmentOrder: (_source: unknown, args, call) =>
        reverseOrder(idOf(args["id"] as string), call),
      reverseDelivery: (_source: unknown, args, call) =>
        reverseDelivery(idOf(args["id"] as string), call),
    } satisfies Fields<unknown>,
    ReverseFulfillmentOrder,
    ReverseFulfillmentOrderLineItem,
    ReverseFulfillmentOrderDisposition: Disposition,
    ReverseDelivery,
    ReverseDeliveryLineItem,
  },
  plain: {
    ReverseDeliveryShippingDeliverable: "tracking label",
    ReverseDeliveryTrackingV2: "number url carrierName",
    ReverseDeliveryLabelV2: "publicFileUrl createdAt updatedAt",
  },
};
