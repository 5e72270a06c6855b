import { Badge } from "@shopify/polaris";
import { customerStates, isCustomerState } from "../clv/states/states.ts";
import { stateBadge } from "./words.ts";

/** The churn state of a customer; "Not computed yet" before the first run, other words for who objected to one. */
export function StateBadge({
  state,
  unprofiled = false,
}: {
  state: string | null;
  unprofiled?: boolean;
}) {
  if (unprofiled) return <Badge>{stateBadge.notProfiled}</Badge>;
  if (state === null) return <Badge>{stateBadge.notComputedYet}</Badge>;
  if (!isCustomerState(state)) return <Badge>{state}</Badge>;
  const { tone, label } = customerStates[state];
  return <Badge {...(tone ? { tone } : {})}>{label}</Badge>;
}
