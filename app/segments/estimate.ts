import { proportionInterval } from "../numeric/inference.ts";

/** How many customers meet some conditions. */
export type LiveCount =
  | { kind: "exact"; customers: number }
  /** of a sample: about so many, and with 95 % confidence between these */
  | { kind: "about"; customers: number; low: number; high: number };

/**
 * The size of a segment by a sample of the shop's customers.
 * @param hits of the sample in the segment
 * @param sampled customers in the sample
 * @param all customers of the shop
 */
export function estimate(hits: number, sampled: number, all: number): LiveCount {
  const share = proportionInterval({ successes: hits, trials: sampled });
  if (!share) return { kind: "about", customers: 0, low: 0, high: all };
  return {
    kind: "about",
    customers: Math.round(share.value * all),
    low: Math.floor(share.low * all),
    high: Math.ceil(share.high * all),
  };
}
