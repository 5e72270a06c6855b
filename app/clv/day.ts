import type { StateCount } from "./states/state-flow.ts";

/** What was said of a shop on a day, by the night's work. Nobody can say it of a day that is over. */
export interface ClvDay {
  /** the shop's, YYYY-MM-DD */
  day: string;
  /** customers with a state */
  customers: number;
  /** what they are expected to bring in 12 months, minor units, with its 95 % interval; null = nothing was predicted */
  expectedMinor: number | null;
  expectedLowMinor: number | null;
  expectedHighMinor: number | null;
  atRiskCustomers: number;
  /** the part of it that goes with customers on their way out whom acting can still keep */
  atRiskMinor: number | null;
  /** states nobody was in are left out */
  states: StateCount[];
}

/** Days that were kept. A night without a worker left none. */
export interface ClvSeries {
  /** the first of them; null before the first night */
  since: string | null;
  days: ClvDay[];
}
