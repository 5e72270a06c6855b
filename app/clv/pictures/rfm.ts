import { quantileSorted } from "../../numeric/quantiles.ts";

/** Shopify's RFM groups by Shopify's names, from those one keeps to those who never ordered. */
export const rfmGroups = [
  "CHAMPIONS",
  "LOYAL",
  "ACTIVE",
  "NEW",
  "PROMISING",
  "NEEDS_ATTENTION",
  "ALMOST_LOST",
  "AT_RISK",
  "PREVIOUSLY_LOYAL",
  "DORMANT",
  "PROSPECTS",
] as const;
export type RfmGroup = (typeof rfmGroups)[number];

export type Score = 1 | 2 | 3 | 4 | 5;

export interface RfmScores {
  /** 5 = most recent, most orders, most spent. */
  readonly recency: Uint8Array;
  readonly frequency: Uint8Array;
  readonly monetary: Uint8Array;
}

/**
 * Scores from 1 to 5 by the shop's own quintiles (quantiles of type 7).
 *
 * Equal values always get equal scores: cutting by rank would give identical one-time buyers
 * scores from 1 to 3 by chance. Where half the customers ordered once, the groups are therefore
 * uneven; say so where they are shown. A value belongs to the lower group while it is below the
 * cut plus `allowance` (0 means up to and including the cut; 1 is the rule of R's rfm package).
 */
export function rfmScores(
  daysSinceLast: ArrayLike<number>,
  orders: ArrayLike<number>,
  spent: ArrayLike<number>,
  allowance = 0,
): RfmScores {
  return {
    recency: quintileScores(daysSinceLast, allowance).map((group) => 6 - group),
    frequency: quintileScores(orders, allowance),
    monetary: quintileScores(spent, allowance),
  };
}

function quintileScores(values: ArrayLike<number>, allowance: number): Uint8Array {
  const scores = new Uint8Array(values.length);
  if (values.length === 0) return scores;
  const cuts = quintileCuts(values);
  for (let i = 0; i < values.length; i++) scores[i] = fifthOf(values[i]!, cuts, allowance);
  return scores;
}

/** The four values between a shop's fifths. */
export function quintileCuts(values: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(values).sort();
  return [0.2, 0.4, 0.6, 0.8].map((share) => quantileSorted(sorted, share));
}

/** 1 for the fifth with the smallest values to 5 for the one with the largest. */
export function fifthOf(value: number, cuts: readonly number[], allowance = 0): Score {
  const inside = (cut: number) => (allowance > 0 ? value < cut + allowance : value <= cut);
  const group = cuts.findIndex(inside);
  return (group === -1 ? 5 : group + 1) as Score;
}

/**
 * The group of a customer by R and FM = (F + M)/2; every combination has one. The grid is ours,
 * built from the wording of Shopify's groups, whose own cut table is not published.
 */
export function rfmGroup(orders: number, recency: Score, frequency: Score, monetary: Score) {
  if (orders === 0) return "PROSPECTS" satisfies RfmGroup;
  const fm = (frequency + monetary) / 2;
  const pick = (high: RfmGroup, middle: RfmGroup, low: RfmGroup): RfmGroup =>
    fm >= 4 ? high : fm >= 2.5 ? middle : low;
  if (recency === 5) return pick("CHAMPIONS", "ACTIVE", "NEW");
  if (recency === 4) return pick("LOYAL", "ACTIVE", "PROMISING");
  if (recency === 3) return pick("LOYAL", "NEEDS_ATTENTION", "ALMOST_LOST");
  if (fm >= 4.5) return "PREVIOUSLY_LOYAL" satisfies RfmGroup;
  return fm >= 3 ? "AT_RISK" : "DORMANT";
}
