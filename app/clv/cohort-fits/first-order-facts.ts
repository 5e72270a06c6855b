/** What first orders are told apart by. */
export const cohortKinds = ["product", "channel", "discount", "month"] as const;
export type CohortKind = (typeof cohortKinds)[number];

/** Customers whose first order was alike, as the database knows them. */
export interface FirstOrderFacts {
  /** Customers looked at, in any order: all of a shop, or an even sample of a large one. */
  readonly customerId: Float64Array;
  /** One in so many customers is looked at. */
  readonly oneIn: number;
  readonly groups: readonly FactGroup[];
}

export interface FactGroup {
  readonly kind: Exclude<CohortKind, "month">;
  readonly key: string;
  /** title of the product, as far as it is known */
  readonly name: string | null;
  /** Places in `customerId`. */
  readonly members: Int32Array;
}
