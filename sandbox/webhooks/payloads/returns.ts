import { reasonById } from "../../returns/reasons.ts";
import type { ReturnRecord } from "../../store/returns.ts";
import { type Payload, type PayloadSource } from "./parts.ts";

const gid = (kind: string, id: number): string => `gid://shopify/${kind}/${id}`;
const named = (kind: string, id: number): Payload => ({
  id,
  admin_graphql_api_id: gid(kind, id),
});

const linesOf = ({ lines }: ReturnRecord): Payload[] =>
  lines.map((line) => ({
    ...named("ReturnLineItem", line.id),
    fulfillment_line_item: named("FulfillmentLineItem", line.fulfillmentLineId),
    line_item: named("LineItem", line.lineId),
    quantity: line.quantity,
    return_reason: reasonById(line.reasonId)!.reason.toLowerCase(),
    return_reason_note: line.note,
    customer_note: line.customerNote,
  }));

/** What each topic says beside which return it is. */
const more: Record<string, (record: ReturnRecord, source: PayloadSource) => Payload> = {
  "returns/request": asked,
  "returns/approve": asked,
  "returns/decline": (record) => ({
    order: named("Order", record.orderId),
    decline: {
      reason: record.decline?.reason.toLowerCase() ?? null,
      note: record.decline?.note ?? null,
    },
  }),
  "returns/close": ({ orderId }) => ({ order_id: orderId }),
  "returns/cancel": ({ orderId }) => ({ order_id: orderId }),
  "returns/reopen": ({ orderId }) => ({ order_id: orderId }),
  "returns/process": (record) => ({
    order: named("Order", record.orderId),
    return_line_items: record.lines.map((line) => ({
      ...named("ReturnLineItem", line.id),
      quantity: line.quantity,
      processed_quantity: line.processed,
    })),
  }),
};

function asked(record: ReturnRecord, { store }: PayloadSource): Payload {
  return {
    order: named("Order", record.orderId),
    total_return_line_items: record.lines.reduce((sum, line) => sum + line.quantity, 0),
    name: `${store.order(record.orderId)!.name}-R${record.number}`,
    return_line_items: linesOf(record),
    return_shipping_fees: [],
    exchange_line_items: [],
    total_exchange_line_items: 0,
  };
}

export const returnTopics = Object.keys(more);

/** returns/*; the subject is the return. */
export function returnPayload(source: PayloadSource, topic: string): Payload | null {
  const record = source.store.return(source.subject.id);
  if (!record) return null;
  const status = record.status.toLowerCase();
  return { ...named("Return", record.id), status, ...more[topic]!(record, source) };
}

/** returns/update: lines were taken out of it */
export function returnUpdatedPayload({ subject }: PayloadSource): Payload {
  const removals = (subject["removals"] ?? []) as { returnLineId: number; quantity: number }[];
  return {
    admin_graphql_api_id: gid("Return", subject.id),
    return_line_items: {
      removals: removals.map(({ returnLineId, quantity }) => ({
        admin_graphql_api_id: gid("ReturnLineItem", returnLineId),
        delta: quantity,
      })),
    },
    restocking_fees: { updates: [], removals: [] },
    return_shipping_fees: { updates: [], removals: [] },
  };
}

/** reverse_fulfillment_orders/dispose: where pieces that came back were put */
export function disposedPayload({ store, subject }: PayloadSource): Payload | null {
  const reverse = store.return(subject.id)?.reverse;
  if (!reverse) return null;
  const dispositions = reverse.lines.flatMap((line) =>
    line.dispositions.map(({ type, quantity, locationId }) => ({
      reverse_fulfillment_order_line_item: named("ReverseFulfillmentOrderLineItem", line.id),
      reverse_delivery_line_item: null,
      type: type.toLowerCase(),
      location: locationId === null ? null : named("Location", locationId),
      quantity,
    })),
  );
  return {
    ...named("ReverseFulfillmentOrder", reverse.id),
    dispositions,
    total_dispositions: dispositions.length,
  };
}

/** reverse_deliveries/attach_deliverable: the newest way a return is sent back */
export function deliverablePayload({ store, subject }: PayloadSource): Payload | null {
  const delivery = store.return(subject.id)?.reverse?.deliveries.at(-1);
  if (!delivery) return null;
  return {
    ...named("ReverseDelivery", delivery.id),
    return: named("Return", subject.id),
    shipping_deliverable: {
      tracking: {
        carrier_name: null,
        tracking_number: delivery.tracking?.number ?? null,
        tracking_url: delivery.tracking?.url ?? null,
      },
      label: { public_file_url: delivery.labelUrl, created_at: delivery.createdAt },
    },
  };
}
