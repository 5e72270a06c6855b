import { active } from "./entries/active.ts";
import { cooling } from "./entries/cooling.ts";
import { dueNow } from "./entries/due-now.ts";
import { highValueAtRisk } from "./entries/high-value-at-risk.ts";
import { lapsed } from "./entries/lapsed.ts";
import { newcomer } from "./entries/new.ts";
import { oneTimeClosed } from "./entries/one-time-closed.ts";
import { secondOrderWindow } from "./entries/second-order-window.ts";
import { slipping } from "./entries/slipping.ts";
import { vip } from "./entries/vip.ts";
import type { State } from "./state.ts";

/**
 * The states a customer with at least one order can be in, in the order their rules are asked: the first that fits
 * decides, so each customer is in exactly one.
 */
export const stateKeys = [
  "new",
  "second_order_window",
  "one_time_closed",
  "vip",
  "due_now",
  "slipping",
  "high_value_at_risk",
  "active",
  "cooling",
  "lapsed",
] as const;

export type CustomerState = (typeof stateKeys)[number];

export const customerStates: Readonly<Record<CustomerState, State>> = {
  new: newcomer,
  second_order_window: secondOrderWindow,
  one_time_closed: oneTimeClosed,
  vip,
  due_now: dueNow,
  slipping,
  high_value_at_risk: highValueAtRisk,
  active,
  cooling,
  lapsed,
};

export function isCustomerState(text: string): text is CustomerState {
  return Object.hasOwn(customerStates, text);
}

/** States in which acting can still change what is lost. */
export const AT_RISK: readonly CustomerState[] = stateKeys.filter(
  (state) => customerStates[state].isAtRisk,
);

/** "due now, slipping, high value at risk, cooling" */
export const atRiskLabels = AT_RISK.map((state) => customerStates[state].label.toLowerCase()).join(
  ", ",
);

/** States that hold fewer of the customers than this are still being worked out. */
const WHOLE = 0.9;

/** Whether the states are those of the shop, and not of the few who were looked at before the first night's work. */
export function holdEverybody(
  states: readonly { customers: number }[],
  customers: number,
): boolean {
  const held = states.reduce((sum, state) => sum + state.customers, 0);
  return held > 0 && held >= WHOLE * customers;
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
  /** that count */
  orders: number;
  /** who moved here and away in the last 7 and 30 days; a first order is no move */
  week: Movement;
  month: Movement;
}
