import type { FirstOrderGroup, FirstOrderKind } from "../../../clv/pictures/first-order-groups.ts";

/** What a month is judged by: how many ordered, what they spent, what was left of it. */
export const measures = ["orders", "revenue", "margin"] as const;
export type Measure = (typeof measures)[number];

/** A figure of a group, with its 95 % interval, and against all other first orders. */
export interface Held {
  value: number;
  low: number;
  high: number;
  against: { value: number; low: number; high: number } | null;
  isClear: boolean;
}

export interface GroupRow {
  kind: FirstOrderKind;
  key: string;
  name: string;
  customers: number;
  /** the customers whose first order was this */
  href: string;
  median: FirstOrderGroup["median"];
  /** within 90 days; money in minor units a customer; null where too few were watched so long */
  held: Record<Measure, Held | null>;
  /** by months since the first order: share, or minor units a customer */
  months: Record<Measure, number[]>;
}
