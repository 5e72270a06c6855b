import { Badge, type BadgeProps } from "@shopify/polaris";
import { customerStates, isCustomerState, type CustomerState } from "../clv/states/states.ts";

// Never red: a customer who stays away is not an error.
const tones: Record<CustomerState, BadgeProps["tone"]> = {
  new: "info",
  second_order_window: "attention",
  one_time_closed: undefined,
  vip: "success",
  due_now: "info",
  slipping: "attention",
  high_value_at_risk: "warning",
  active: "success",
  cooling: undefined,
  lapsed: undefined,
};

/** The churn state of a customer; "Not computed yet" before the first run. */
export function StateBadge({ state }: { state: string | null }) {
  if (state === null) return <Badge>Not computed yet</Badge>;
  if (!isCustomerState(state)) return <Badge>{state}</Badge>;
  return <Badge tone={tones[state]}>{customerStates[state].label}</Badge>;
}
