import { ToldBadge } from "../components/told-badge.tsx";
import { aboutBadge } from "../components/words.ts";
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
  if (unprofiled) return <ToldBadge about={aboutBadge.state}>{stateBadge.notProfiled}</ToldBadge>;
  if (state === null)
    return <ToldBadge about={aboutBadge.state}>{stateBadge.notComputedYet}</ToldBadge>;
  if (!isCustomerState(state)) return <ToldBadge about={aboutBadge.state}>{state}</ToldBadge>;
  const { tone, label } = customerStates[state];
  return (
    <ToldBadge about={aboutBadge.state} tone={tone}>
      {label}
    </ToldBadge>
  );
}
