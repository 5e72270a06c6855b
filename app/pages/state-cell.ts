import { customerStates, isCustomerState } from "../clv/states/states.ts";
import type { Cell, Tone } from "../lists/cell.ts";
import { stateBadge } from "./words.ts";

/** What a badge of a state says; "Not computed yet" before the first run, other words for who objected to one. */
export function stateWords(
  state: string | null,
  unprofiled: boolean,
): { text: string; tone?: Tone } {
  if (unprofiled) return { text: stateBadge.notProfiled };
  if (state === null) return { text: stateBadge.notComputedYet };
  if (!isCustomerState(state)) return { text: state };
  const { tone, label } = customerStates[state];
  return { text: label, ...(tone ? { tone } : {}) };
}

/** The same in a list. */
export const stateCell = (state: string | null, unprofiled: boolean): Cell => ({
  kind: "badge",
  about: stateBadge.about,
  ...stateWords(state, unprofiled),
});
