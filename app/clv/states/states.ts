/** What a merchant would do with the customers of a state. */
export type Purpose = "keep" | "win_back" | "grow" | "leave_alone";

export interface StateDescription {
  label: string;
  /** who is in it, in a merchant's words */
  meaning: string;
  advice: string;
  purpose: Purpose;
}

/** The states a customer with at least one order can be in; each customer is in exactly one. */
export const customerStates = {
  new: {
    label: "New",
    meaning:
      "One order, and still within the time half of the returning customers take for their second.",
    advice: "Welcome them. No discount needed yet.",
    purpose: "grow",
  },
  second_order_window: {
    label: "Second-order window",
    meaning: "One order, later than usual for a second one, but many still come back from here.",
    advice: "The moment for a second-order incentive.",
    purpose: "grow",
  },
  one_time_closed: {
    label: "One-time, window closed",
    meaning: "One order, so long ago that hardly anyone comes back.",
    advice: "Only low-cost messages.",
    purpose: "leave_alone",
  },
  vip: {
    label: "VIP",
    meaning: "The top tenth by expected value, and likely to order within 90 days.",
    advice: "Protect: early access and thanks, not discounts.",
    purpose: "keep",
  },
  due_now: {
    label: "Due now",
    meaning: "About as long since the last order as their own rhythm.",
    advice: "A reminder is enough.",
    purpose: "keep",
  },
  slipping: {
    label: "Slipping",
    meaning: "Clearly later than their own rhythm, and may still come back.",
    advice: "Win back with an offer, the most valuable first.",
    purpose: "win_back",
  },
  high_value_at_risk: {
    label: "High value at risk",
    meaning:
      "Among the top fifth by what they spent, and more likely than not to stay away for a year.",
    advice: "Write to them personally.",
    purpose: "win_back",
  },
  active: {
    label: "Active",
    meaning: "Likely to order again soon.",
    advice: "Show what goes with what they bought.",
    purpose: "keep",
  },
  cooling: {
    label: "Cooling",
    meaning: "Not late by much, but less likely to order soon than most returning customers.",
    advice: "Stay in touch.",
    purpose: "keep",
  },
  lapsed: {
    label: "Lapsed",
    meaning: "Less than one chance in ten of an order within a year.",
    advice: "Leave out of paid audiences.",
    purpose: "leave_alone",
  },
} as const satisfies Record<string, StateDescription>;

export type CustomerState = keyof typeof customerStates;

export const stateKeys = Object.keys(customerStates) as CustomerState[];

export function isCustomerState(text: string): text is CustomerState {
  return text in customerStates;
}

export interface Movement {
  in: number;
  out: number;
}

export interface StateTotal {
  state: CustomerState;
  customers: number;
  valueAtRiskMinor: number;
  revenueMinor: number;
  /** who moved here and away in the last 7 and 30 days; a first order is no move */
  week: Movement;
  month: Movement;
}
