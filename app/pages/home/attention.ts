import type { CustomerState } from "../../clv/states/states.ts";

export interface StateFacts {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
}

/** Something worth doing now; the page puts it into words with the shop's currency. */
export type AttentionItem =
  | { kind: "offer"; state: CustomerState; customers: number; valueMinor: number }
  | { kind: "look"; state: CustomerState; customers: number; valueMinor: number };

const MOST = 3;

/** States an offer is the advised answer to, and those to look at one by one. */
const OFFER_TO: CustomerState[] = ["slipping", "second_order_window"];
const LOOK_AT: CustomerState[] = ["high_value_at_risk"];

/**
 * At most three things, those with the most value at risk first. A segment with an offer under way needs none.
 * @param underWay segments of offers that are running
 */
export function needsAttention(states: StateFacts[], underWay: readonly string[]): AttentionItem[] {
  const items: AttentionItem[] = [];
  for (const { state, customers, valueAtRiskMinor } of states) {
    if (customers === 0) continue;
    if (OFFER_TO.includes(state) && !underWay.includes(state))
      items.push({ kind: "offer", state, customers, valueMinor: valueAtRiskMinor });
    if (LOOK_AT.includes(state))
      items.push({ kind: "look", state, customers, valueMinor: valueAtRiskMinor });
  }
  return items
    .sort((a, b) => b.valueMinor - a.valueMinor || b.customers - a.customers)
    .slice(0, MOST);
}
