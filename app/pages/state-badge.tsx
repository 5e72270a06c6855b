import { ToldBadge } from "../components/told-badge.tsx";
import { stateWords } from "./state-cell.ts";
import { stateBadge } from "./words.ts";

/** The churn state of a customer. */
export function StateBadge({
  state,
  unprofiled = false,
}: {
  state: string | null;
  unprofiled?: boolean;
}) {
  const { text, tone } = stateWords(state, unprofiled);
  return (
    <ToldBadge about={stateBadge.about} tone={tone}>
      {text}
    </ToldBadge>
  );
}
