import { quantile } from "../numeric/quantiles.ts";

/** Shopify's names for its RFM groups. */
export type RfmGroup =
  | "PROSPECTS"
  | "CHAMPIONS"
  | "LOYAL"
  | "ACTIVE"
  | "NEW"
  | "PROMISING"
  | "NEEDS_ATTENTION"
  | "ALMOST_LOST"
  | "AT_RISK"
  | "PREVIOUSLY_LOYAL"
  | "DORMANT";

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
  const cuts = [0.2, 0.4, 0.6, 0.8].map((share) => quantile(values, share));
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const inside = (cut: number) => (allowance > 0 ? value < cut + allowance : value <= cut);
    const group = cuts.findIndex(inside);
    scores[i] = group === -1 ? 5 : group + 1;
  }
  return scores;
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
