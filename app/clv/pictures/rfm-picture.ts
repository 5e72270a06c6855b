import type { CustomerColumns } from "../fit/columns.ts";
import { fifthOf, quintileCuts, rfmGroup, rfmGroups } from "./rfm.ts";
import type { RfmGroup, Score } from "./rfm.ts";

/** Where this shop's fifths end: enough to place a single customer until the next night. */
export interface RfmCuts {
  /** days since the last order */
  recency: number[];
  orders: number[];
  /** revenue so far, minor units */
  spent: number[];
}

export interface RfmPlace {
  recency: Score;
  frequency: Score;
  monetary: Score;
  group: RfmGroup;
}

export interface RfmPicture {
  cuts: RfmCuts;
  /** every group, also those nobody is in */
  groups: { group: RfmGroup; customers: number; revenueMinor: number }[];
}

/** Five customers a fifth: fifths of fewer are chance. */
export const LEAST_FOR_FIFTHS = 25;

/** Null where too few have ordered to be divided into fifths. */
export function rfmPicture(columns: CustomerColumns, today: number): RfmPicture | null {
  const { n } = columns;
  if (n < LEAST_FOR_FIFTHS) return null;
  const since = Float64Array.from({ length: n }, (_, i) => daysSince(columns.lastDay[i]!, today));
  const cuts: RfmCuts = {
    recency: quintileCuts(since),
    orders: quintileCuts(columns.orders.subarray(0, n)),
    spent: quintileCuts(columns.revenueMinor.subarray(0, n)),
  };
  const groups = rfmGroups.map((group) => ({ group, customers: 0, revenueMinor: 0 }));
  const byName = new Map(groups.map((one) => [one.group, one]));
  for (let i = 0; i < n; i++) {
    const facts = { since: since[i]!, orders: columns.orders[i]!, spent: columns.revenueMinor[i]! };
    const found = byName.get(rfmPlace(facts, cuts).group)!;
    found.customers++;
    found.revenueMinor += facts.spent;
  }
  return { cuts, groups };
}

/** Scores and group of one customer who has ordered. */
export function rfmPlace(
  facts: { since: number; orders: number; spent: number },
  cuts: RfmCuts,
): RfmPlace {
  const recency = (6 - fifthOf(facts.since, cuts.recency)) as Score;
  const frequency = fifthOf(facts.orders, cuts.orders);
  const monetary = fifthOf(facts.spent, cuts.spent);
  return {
    recency,
    frequency,
    monetary,
    group: rfmGroup(facts.orders, recency, frequency, monetary),
  };
}

const daysSince = (lastDay: number, today: number) => Math.max(0, today - lastDay);
