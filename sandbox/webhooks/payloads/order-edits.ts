import type { Payload, PayloadSource } from "./parts.ts";

/** orders/edited; `additions` and `removals` are lists of {id, delta}. */
export function orderEditedPayload({ store, subject, now }: PayloadSource): Payload | null {
  const order = store.order(subject.id);
  if (!order) return null;
  return {
    order_edit: {
      id: order.id,
      app_id: null,
      created_at: now,
      committed_at: now,
      notify_customer: false,
      order_id: order.id,
      staff_note: "",
      user_id: null,
      line_items: {
        additions: subject["additions"] ?? [],
        removals: subject["removals"] ?? [],
      },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
