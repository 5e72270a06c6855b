import type { Rhythm, StateThresholds } from "./lines.ts";

/** What a merchant would do with the customers of a state, in the order pages show them. */
export const purposes = ["win_back", "grow", "keep", "leave_alone"] as const;
export type Purpose = (typeof purposes)[number];

/** The one thing to do: make an offer, write to each in person, send a message like any other, or nothing. */
export type AdvisedAction = "offer" | "write" | "message" | "leave_alone";

/** What the rules of the models look at. */
export interface StateFacts {
  /** days with an order after the first */
  readonly x: number;
  /** Days since the first order. */
  readonly age: number;
  readonly totalValue: number;
  readonly clv12: number;
  readonly alive: number;
  readonly order90: number;
  readonly order365: number;
  readonly overdue: number;
  /** orders by a cycle, and the one of this cycle should have come by now */
  readonly missed?: boolean;
}

/** What the rules look at where there are no models: each customer's own gap between orders. */
export interface PaceFacts {
  readonly x: number;
  /** days since the last order */
  readonly since: number;
  /** `since` ÷ the gap their own rhythm lets expect */
  readonly overdue: number;
  readonly totalValue: number;
}

export interface Rule<Facts, Lines> {
  fits(facts: Facts, lines: Lines): boolean;
  /** The rule with this shop's own numbers, for the merchant. */
  words(lines: Lines, currency: string): string;
}

/** Everything the app knows of a state. Adding one is adding one of these. */
export interface State {
  label: string;
  /** who is in it, in a merchant's words */
  meaning: string;
  advice: string;
  purpose: Purpose;
  action: AdvisedAction;
  /** acting can still change what is lost: these customers have value at risk */
  isAtRisk: boolean;
  /** of its badge. Never red: a customer who stays away is not an error. */
  tone: "info" | "attention" | "success" | "warning" | undefined;
  /** its colour in charts, 1 to 6 */
  bar: 1 | 2 | 3 | 4 | 5 | 6;
  byModel: Rule<StateFacts, StateThresholds>;
  byRhythm: Rule<PaceFacts, Rhythm>;
}
