import type { CustomerState } from "./states.ts";

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
