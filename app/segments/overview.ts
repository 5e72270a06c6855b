import { purposes, type Purpose } from "../clv/states/state.ts";
import {
  customerStates,
  stateKeys,
  type CustomerState,
  type Movement,
  type StateTotal,
} from "../clv/states/states.ts";
import { FEWEST_FOR_SHARES } from "../figures/few.ts";

export interface Segment {
  state: CustomerState;
  customers: number;
  /** of all customers, 0 to 1; null of a handful */
  share: number | null;
  valueAtRiskMinor: number;
  revenueMinor: number;
  week: Movement;
  month: Movement;
}

export interface SegmentGroup {
  purpose: Purpose;
  segments: Segment[];
}

const nobodyMoved: Movement = { in: 0, out: 0 };

/** Every state as a segment, empty ones too, grouped by what one would do with its customers. */
export function segmentGroups(totals: readonly StateTotal[]): SegmentGroup[] {
  const all = totals.reduce((sum, row) => sum + row.customers, 0);
  const segmentOf = (state: CustomerState): Segment => {
    const row = totals.find((one) => one.state === state);
    return {
      state,
      customers: row?.customers ?? 0,
      share: all < FEWEST_FOR_SHARES ? null : (row?.customers ?? 0) / all,
      valueAtRiskMinor: row?.valueAtRiskMinor ?? 0,
      revenueMinor: row?.revenueMinor ?? 0,
      week: row?.week ?? nobodyMoved,
      month: row?.month ?? nobodyMoved,
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
