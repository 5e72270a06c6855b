import { SLIPPING_FROM } from "./lines.ts";

export interface RhythmFacts {
  /** days with an order */
  orderDays: number;
  daysSince: number;
  /** days between orders that this customer's own rhythm lets expect */
  expectedGapDays: number | null;
  overdueRatio: number | null;
  /** chance of an order within a year */
  pOrder365: number | null;
}

function days(count: number): string {
  const whole = Math.round(count);
  return whole === 1 ? "1 day" : `${whole.toLocaleString("en-US")} days`;
}

function ago(daysSince: number): string {
  if (daysSince === 0) return "Ordered today";
  return `${days(daysSince)} since the last order`;
}

/** Why a customer is in their state, in a sentence with their own numbers. */
export function stateReason(facts: RhythmFacts): string {
  const parts = [ago(facts.daysSince)];
  if (facts.orderDays < 2) parts.push("has ordered on one day only, so there is no rhythm yet");
  else if (facts.expectedGapDays !== null) {
    parts.push(`usually orders every ${days(facts.expectedGapDays)}`);
    if (facts.overdueRatio !== null && facts.overdueRatio >= SLIPPING_FROM)
      parts.push(`that is ${facts.overdueRatio.toFixed(1)} times their rhythm`);
  }
  if (facts.pOrder365 !== null)
    parts.push(`${Math.round(facts.pOrder365 * 100)}% chance of an order within a year`);
  return `${parts.join("; ")}.`;
}
