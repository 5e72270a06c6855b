import { SLIPPING_FROM } from "./lines.ts";
import { reasonWords } from "./reason-words.ts";

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

/** Why a customer is in their state, in a sentence with their own numbers. */
export function stateReason(facts: RhythmFacts): string {
  const parts = [reasonWords.lastOrder(facts.daysSince)];
  if (facts.orderDays < 2) parts.push(reasonWords.noRhythm);
  else if (facts.expectedGapDays !== null) {
    parts.push(reasonWords.rhythm(facts.expectedGapDays));
    if (facts.overdueRatio !== null && facts.overdueRatio >= SLIPPING_FROM)
      parts.push(reasonWords.overdue(facts.overdueRatio));
  }
  if (facts.pOrder365 !== null) parts.push(reasonWords.chance(facts.pOrder365));
  return `${parts.join("; ")}.`;
}
