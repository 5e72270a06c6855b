import { Badge } from "@shopify/polaris";
import { customerStates, isCustomerState } from "../clv/states/states.ts";
import { stateBadge } from "./words.ts";

/** The churn state of a customer; "Not computed yet" before the first run. */
export function StateBadge({ state }: { state: string | null }) {
  if (state === null) return <Badge>{stateBadge.notComputedYet}</Badge>;
  if (!isCustomerState(state)) return <Badge>{state}</Badge>;
  const { tone, label } = customerStates[state];
  return <Badge {...(tone ? { tone } : {})}>{label}</Badge>;
}
