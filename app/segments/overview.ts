import { customerStates, stateKeys, type CustomerState, type Purpose } from "../clv/states.ts";

export interface StateFacts {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
  revenueMinor: number;
}

export interface StateMove {
  /** null: entered with the first order */
  fromState: CustomerState | null;
  toState: CustomerState;
  customers: number;
}

export interface Movement {
  in: number;
  out: number;
}

export interface Segment {
  state: CustomerState;
  customers: number;
  /** of all customers, 0 to 1 */
  share: number;
  valueAtRiskMinor: number;
  revenueMinor: number;
  week: Movement;
  month: Movement;
}

export interface SegmentGroup {
  purpose: Purpose;
  segments: Segment[];
}

const purposes: Purpose[] = ["win_back", "grow", "keep", "leave_alone"];

/** Customers who changed from one state to another; a first order is no change. */
function movementOf(state: CustomerState, moves: StateMove[]): Movement {
  const changes = moves.filter(
    (move) => move.fromState !== null && move.fromState !== move.toState,
  );
  const sum = (chosen: StateMove[]) => chosen.reduce((all, move) => all + move.customers, 0);
  return {
    in: sum(changes.filter((move) => move.toState === state)),
    out: sum(changes.filter((move) => move.fromState === state)),
  };
}

/** Every state as a segment, empty ones too, grouped by what one would do with its customers. */
export function segmentGroups(
  facts: StateFacts[],
  week: StateMove[],
  month: StateMove[],
): SegmentGroup[] {
  const all = facts.reduce((sum, row) => sum + row.customers, 0);
  const segmentOf = (state: CustomerState): Segment => {
    const row = facts.find((one) => one.state === state);
    return {
      state,
      customers: row?.customers ?? 0,
      share: all > 0 ? (row?.customers ?? 0) / all : 0,
      valueAtRiskMinor: row?.valueAtRiskMinor ?? 0,
      revenueMinor: row?.revenueMinor ?? 0,
      week: movementOf(state, week),
      month: movementOf(state, month),
    };
  };
  return purposes.map((purpose) => ({
    purpose,
    segments: stateKeys
      .filter((state) => customerStates[state].purpose === purpose)
      .map(segmentOf)
      .sort((a, b) => b.valueAtRiskMinor - a.valueAtRiskMinor || b.customers - a.customers),
  }));
}
