import { median, quantile } from "../../numeric/quantiles.ts";
import type { Predictions } from "../predict/predictions.ts";
import type { Summary } from "../predict/summary.ts";
import {
  DUE_FROM,
  LAPSED_CHANCE,
  SLIPPING_FROM,
  SLIPPING_UNTIL,
  TOP_BY_SPEND,
  TOP_BY_VALUE,
  VIP_CHANCE,
  type Rhythm,
  type StateThresholds,
} from "./lines.ts";
import type { PaceFacts, StateFacts } from "./state.ts";
import { customerStates, stateKeys, type CustomerState } from "./states.ts";

/** The lines of a shop where the models speak. */
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
    topValue: summary.size > 0 ? quantile(predictions.clv12, 1 - TOP_BY_VALUE) : null,
    vipChance: VIP_CHANCE,
    topSpend: summary.size > 0 ? quantile(summary.totalValue, 1 - TOP_BY_SPEND) : null,
    activeChance: repeaters.length > 0 ? median(repeaters) : 1,
    dueFrom: DUE_FROM,
    slippingFrom: SLIPPING_FROM,
    slippingUntil: SLIPPING_UNTIL,
    lapsedChance: LAPSED_CHANCE,
    aliveKnown,
  };
}

// read a million times a night: looked up once
const modelRules = stateKeys.map((state) => ({ state, ...customerStates[state].byModel }));
const rhythmRules = stateKeys.map((state) => ({ state, ...customerStates[state].byRhythm }));

/** The first rule that fits decides, so every customer with an order is in exactly one state. */
export function stateOf(facts: StateFacts, lines: StateThresholds): CustomerState {
  for (const rule of modelRules) if (rule.fits(facts, lines)) return rule.state;
  throw new Error(`no state fits ${JSON.stringify(facts)}`);
}

/** The same without models. */
export function stateByRhythm(facts: PaceFacts, rhythm: Rhythm): CustomerState {
  for (const rule of rhythmRules) if (rule.fits(facts, rhythm)) return rule.state;
  throw new Error(`no state fits ${JSON.stringify(facts)}`);
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
        missed: predictions.missed[i] === 1,
      },
      lines,
    );
  });
}

/**
 * What is expected to be lost if nothing is done: predicted value of 12 months × P(no order in 90 days), for the states
 * in which acting can still change it; 0 in the others. Never above what is predicted, so never above the value of a
 * customer who surely stays.
 */
export function valueAtRisk(state: CustomerState, clv12: number, order90: number): number {
  return customerStates[state].isAtRisk ? clv12 * (1 - order90) : 0;
}
