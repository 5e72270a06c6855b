import { findFulfillmentOrder } from "../../fulfillment/find.ts";
import type { HoldRecord } from "../../store/fulfillment-records.ts";
import type { Payload, PayloadSource } from "./parts.ts";

const gid = (kind: string, id: unknown): string => `gid://shopify/${kind}/${String(id)}`;

type Told = { id: string; status: string; [extra: string]: unknown };

/** Work as these webhooks name it: its gid and its status in small letters. */
function told({ store }: PayloadSource, id: unknown): Told | null {
  const found = typeof id === "number" ? findFulfillmentOrder(store, id) : null;
  if (!found) return null;
  return { id: gid("FulfillmentOrder", id), status: found.record.status.toLowerCase() };
}

const holdsOf = ({ store }: PayloadSource, id: number): HoldRecord[] =>
  findFulfillmentOrder(store, id)?.record.holds ?? [];

const holdOf = (hold: HoldRecord): Payload => ({
  id: gid("FulfillmentHold", hold.id),
  reason: hold.reason.toLowerCase(),
  reason_notes: hold.reasonNotes,
  held_by_requesting_app: hold.byApp,
  handle: hold.handle,
  held_by_app: null,
});

const lines = (given: unknown): Payload[] =>
  ((given ?? []) as { id: number; quantity: number }[]).map(({ id, quantity }) => ({
    id: gid("FulfillmentOrderLineItem", id),
    quantity,
  }));

function heldPayload(source: PayloadSource): Payload | null {
  const fulfillment_order = told(source, source.subject.id);
  const found = findFulfillmentOrder(source.store, source.subject.id);
  const holds = holdsOf(source, source.subject.id);
  const created = holds.find(({ id }) => id === source.subject["holdId"]);
  if (!fulfillment_order || !found || !created) return null;
  return {
    fulfillment_order: { ...fulfillment_order, fulfillment_holds: holds.map(holdOf) },
    remaining_fulfillment_order: told(source, source.subject["remainingId"]),
    held_fulfillment_order_line_items: found.record.lines.map(({ id, remaining }) => ({
      id: gid("FulfillmentOrderLineItem", id),
      quantity: remaining,
    })),
    created_fulfillment_hold: holdOf(created),
  };
}

function movedPayload(source: PayloadSource): Payload | null {
  const { subject } = source;
  const original = told(source, subject.id);
  const moved = told(source, subject["movedId"]);
  if (!original || !moved) return null;
  const [from, to] = [gid("Location", subject["from"]), gid("Location", subject["to"])];
  return {
    original_fulfillment_order: { ...original, assigned_location_id: from },
    moved_fulfillment_order: { ...moved, assigned_location_id: to },
    destination_location_id: to,
    fulfillment_order_line_items_requested: lines(subject["lines"]),
    source_location: { id: from },
  };
}

function mergedPayload(source: PayloadSource): Payload | null {
  const fulfillment_order = told(source, source.subject.id);
  const intents = source.subject["intents"] as {
    fulfillmentOrderId: number;
    lines?: { id: number; quantity: number }[];
  }[];
  return {
    merge_intents: intents.map((intent) => ({
      fulfillment_order_id: intent.fulfillmentOrderId,
      fulfillment_order_line_items: intent.lines ?? [],
    })),
    fulfillment_order_merges: { fulfillment_order },
  };
}

/** What each topic says beside the work itself; null = nothing to say any more. */
const more: Record<string, (source: PayloadSource) => Payload | null> = {
  "fulfillment_orders/order_routing_complete": () => ({}),
  "fulfillment_orders/hold_released": () => ({}),
  "fulfillment_orders/placed_on_hold": heldPayload,
  "fulfillment_orders/moved": movedPayload,
  "fulfillment_orders/merged": mergedPayload,
  "fulfillment_orders/split": (source) => ({
    split_line_items: lines(source.subject["lines"]),
    remaining_fulfillment_order: told(source, source.subject["remainingId"]),
    replacement_fulfillment_order: null,
  }),
  "fulfillment_orders/cancelled": (source) => ({
    replacement_fulfillment_order: told(source, source.subject["replacementId"]),
  }),
  "fulfillment_orders/progress_reported": ({ subject }) => ({
    progress_report: {
      reason_notes: subject["reasonNotes"] ?? null,
      progress_reported_by_app: null,
      progress_reported_by_user: null,
    },
    initial_status: String(subject["initialStatus"]).toLowerCase(),
  }),
  "fulfillment_orders/manually_reported_progress_stopped": () => ({
    progress_stopped_by_app: null,
    progress_stopped_by_user: null,
  }),
  "fulfillment_holds/added": (source) => {
    const hold = holdsOf(source, source.subject.id).find(
      ({ id }) => id === source.subject["holdId"],
    );
    return hold ? { fulfillment_hold: holdOf(hold) } : null;
  },
  "fulfillment_holds/released": ({ subject }) => ({
    fulfillment_hold: holdOf(subject["hold"] as HoldRecord),
  }),
};

export const fulfillmentOrderTopics = Object.keys(more);

/** fulfillment_orders/*, fulfillment_holds/*; the subject is the work. */
export function fulfillmentOrderPayload(source: PayloadSource, topic: string): Payload | null {
  const fulfillment_order = told(source, source.subject.id);
  const extra = more[topic]!(source);
  return fulfillment_order && extra ? { fulfillment_order, ...extra } : null;
}
