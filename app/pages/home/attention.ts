import type { AdvisedAction } from "../../clv/states/state.ts";
import { customerStates, type CustomerState } from "../../clv/states/states.ts";

export interface StateFacts {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
}

/** Something worth doing now; the page puts it into words with the shop's currency. */
export interface AttentionItem {
  kind: "offer" | "look";
  state: CustomerState;
  customers: number;
  valueMinor: number;
}

const MOST = 3;

/** What is worth a merchant's time now; the others are served by a message like any other. */
const kinds: Record<AdvisedAction, AttentionItem["kind"] | null> = {
  offer: "offer",
  write: "look",
  message: null,
  leave_alone: null,
};

/**
 * At most three things, those with the most value at risk first. A segment with an offer under way needs none.
 * @param underWay segments of offers that are running
 */
export function needsAttention(states: StateFacts[], underWay: readonly string[]): AttentionItem[] {
  const items: AttentionItem[] = [];
  for (const { state, customers, valueAtRiskMinor } of states) {
    const kind = kinds[customerStates[state].action];
    if (customers === 0 || !kind || (kind === "offer" && underWay.includes(state))) continue;
    items.push({ kind, state, customers, valueMinor: valueAtRiskMinor });
  }
  return items
    .sort((a, b) => b.valueMinor - a.valueMinor || b.customers - a.customers)
    .slice(0, MOST);
}
