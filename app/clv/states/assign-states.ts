import { median, quantile } from "../../numeric/quantiles.ts";
import type { Predictions } from "../predict/score.ts";
import type { CustomerState } from "./states.ts";
import type { Summary } from "../predict/summary.ts";

/** Where a shop draws its lines; all can be edited by the merchant. */
export interface StateThresholds {
  /** One-time buyers: days of "new", and the day the win-back window closes. */
  readonly newUntil: number;
  readonly windowCloses: number;
  /** 12-month CLV from which a customer is in the top tenth. */
  readonly topValue: number;
  readonly vipChance: number;
  /** Past spend from which a customer is in the top fifth. */
  readonly topSpend: number;
  /** P(order in 90 days) at the middle of repeat buyers. */
  readonly activeChance: number;
  /** Overdue ratio: due from, slipping from, given up from. */
  readonly dueFrom: number;
  readonly slippingFrom: number;
  readonly slippingUntil: number;
  readonly lapsedChance: number;
  /** False where the data cannot tell leaving from pausing: then P(alive) is not asked. */
  readonly aliveKnown: boolean;
}

export function thresholdsOf(
  summary: Summary,
  predictions: Predictions,
  timing: { readonly usualWait: number; readonly windowCloses: number },
  aliveKnown: boolean,
): StateThresholds {
  const repeaters = predictions.order90.filter((_, i) => summary.x[i]! > 0);
  return {
    newUntil: timing.usualWait,
    windowCloses: timing.windowCloses,
    topValue: summary.size > 0 ? quantile(predictions.clv12, 0.9) : Infinity,
    vipChance: 0.5,
    topSpend: summary.size > 0 ? quantile(summary.totalValue, 0.8) : Infinity,
    activeChance: repeaters.length > 0 ? median(repeaters) : 1,
    dueFrom: 0.8,
    slippingFrom: 1.5,
    slippingUntil: 3,
    lapsedChance: 0.1,
    aliveKnown,
  };
}

/** What the rules look at. */
export interface StateFacts {
  readonly x: number;
  /** Days since the first order. */
  readonly age: number;
  readonly totalValue: number;
  readonly clv12: number;
  readonly alive: number;
  readonly order90: number;
  readonly order365: number;
  readonly overdue: number;
}

/** The first rule that fits decides, so every customer with an order is in exactly one state. */
export function stateOf(facts: StateFacts, lines: StateThresholds): CustomerState {
  const { x, alive, overdue, order90, order365 } = facts;
  if (x === 0) {
    if (facts.age <= lines.newUntil) return "new";
    return facts.age <= lines.windowCloses ? "second_order_window" : "one_time_closed";
  }
  if (facts.clv12 >= lines.topValue && order90 >= lines.vipChance) return "vip";
  const stillThere = !lines.aliveKnown || alive >= 0.5;
  if (stillThere && overdue >= lines.dueFrom && overdue < lines.slippingFrom) return "due_now";
  const inDoubt = !lines.aliveKnown || (alive >= 0.2 && alive <= 0.8);
  if (inDoubt && overdue >= lines.slippingFrom && overdue < lines.slippingUntil) return "slipping";
  if (facts.totalValue >= lines.topSpend && order365 < 0.5) return "high_value_at_risk";
  // before "active": where everybody has long gone, the upper half of them is not active
  if (order365 < lines.lapsedChance) return "lapsed";
  return order90 >= lines.activeChance ? "active" : "cooling";
}

export function assignStates(
  summary: Summary,
  predictions: Predictions,
  lines: StateThresholds,
): CustomerState[] {
  return Array.from({ length: summary.size }, (_, i) => {
    return stateOf(
      {
        x: summary.x[i]!,
        age: summary.T[i]!,
        totalValue: summary.totalValue[i]!,
        clv12: predictions.clv12[i]!,
        alive: predictions.alive[i]!,
        order90: predictions.order90[i]!,
        order365: predictions.order365[i]!,
        overdue: predictions.overdue[i]!,
      },
      lines,
    );
  });
}

/** States in which acting can still change what is lost. */
export const AT_RISK: ReadonlySet<CustomerState> = new Set([
  "due_now",
  "slipping",
  "high_value_at_risk",
  "cooling",
]);

/**
 * What may be lost by doing nothing: CLV of 12 months if still a customer × P(no order in 90
 * days), for the states in which acting can still change it; 0 in the others.
 */
export function valueAtRisk(state: CustomerState, clv12: number, alive: number, order90: number) {
  if (!AT_RISK.has(state) || !(alive > 0)) return 0;
  return (clv12 / alive) * (1 - order90);
}
