import { stateKeys, type CustomerState } from "./states.ts";

/** Customers of a state and what may go with them; states nobody is in are left out. */
export interface StateCount {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
}

/** Where customers moved between two days; those who came back to where they were are left out. */
export interface StateFlow {
  /** states of this day… */
  since: string;
  /** …against those of this one */
  until: string;
  moves: {
    /** null: their first order came in between */
    from: CustomerState | null;
    to: CustomerState;
    customers: number;
  }[];
}

/** Every state, in the order of the rules, with those nobody is in. */
export function allStates(found: readonly StateCount[]): StateCount[] {
  return stateKeys.map(
    (state) =>
      found.find((one) => one.state === state) ?? { state, customers: 0, valueAtRiskMinor: 0 },
  );
}
