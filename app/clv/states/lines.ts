/**
 * Where the lines between the states lie. The numbers here are the rules' own: each state's rule asks them, and its
 * words are written from them.
 */

/** Of all customers by expected value, and by what they spent. */
export const TOP_BY_VALUE = 0.1;
export const TOP_BY_SPEND = 0.2;
export const VIP_CHANCE = 0.5;
/** Days since the last order ÷ days the customer's own rhythm lets expect. */
export const DUE_FROM = 0.8;
export const SLIPPING_FROM = 1.5;
export const SLIPPING_UNTIL = 3;
/** Only the rhythm gives up by the ratio; the models know a chance. */
export const LAPSED_FROM = 6;
/** P(an order within a year). */
export const LAPSED_CHANCE = 0.1;
export const AWAY_CHANCE = 0.5;
/** P(still a customer): more likely than not, and where one cannot be sure. */
export const STILL_THERE = 0.5;
export const IN_DOUBT = { least: 0.2, most: 0.8 } as const;
/** The win-back window closes when fewer return within so many days. */
export const WINDOW_CHANCE = 0.05;
export const WINDOW_DAYS = 90;

/** Nearly certainly gone: whatever else is true of them, nobody is in another state of those who came back once. */
export function isGone(
  { order365 }: { readonly order365: number },
  { lapsedChance }: { readonly lapsedChance: number },
): boolean {
  return order365 < lapsedChance;
}

/** A shop's lines where the models speak. Kept as JSON. */
export interface StateThresholds {
  /** One-time buyers: days of "new", and the day the win-back window closes. */
  readonly newUntil: number;
  readonly windowCloses: number;
  /** 12-month CLV from which a customer is in the top tenth; null while there are no customers. */
  readonly topValue: number | null;
  readonly vipChance: number;
  /** Past spend from which a customer is in the top fifth; null while there are no customers. */
  readonly topSpend: number | null;
  /** P(order in 90 days) at the middle of repeat buyers. */
  readonly activeChance: number;
  /** Overdue ratio: due from, slipping from, given up from. */
  readonly dueFrom: number;
  readonly slippingFrom: number;
  readonly slippingUntil: number;
  readonly lapsedChance: number;
  /** False where the data cannot tell leaving from pausing: then P(alive) is not asked. */
  readonly aliveKnown: boolean;
  /** Some order by a cycle; missing in fits of an earlier release. */
  readonly cyclesKnown?: boolean;
}

/** How a shop's customers come back: its lines below the gates of the models. Kept as JSON. */
export interface Rhythm {
  /** mean days between orders of returning customers */
  meanGapDays: number;
  /** half of those who return have done so by then */
  newUntilDays: number;
  /** from here on fewer than WINDOW_CHANCE return in the next WINDOW_DAYS */
  windowClosesDays: number;
  /** spend from which a customer is in the top tenth / top fifth; null while there is only a handful of customers */
  topTenthMinor: number | null;
  topFifthMinor: number | null;
}

export type Lines = ({ kind: "model" } & StateThresholds) | ({ kind: "rhythm" } & Rhythm);
