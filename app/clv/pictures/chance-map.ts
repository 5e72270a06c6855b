import type { CustomerColumns, Scores } from "../fit/columns.ts";

/** What a place of the map holds. */
export interface MapPlace {
  customers: number;
  /** so far, minor units */
  revenueMinor: number;
  /** predicted for 12 months, minor units */
  expectedMinor: number;
}

/** How likely customers are to order again, against what they brought so far: three by three places. */
export interface ChanceMap {
  /** revenue so far from which the middle and the upper third of the map begin, minor units */
  spentFrom: [middle: number, upper: number];
  /** places[chance][spent], the least likely and those who spent least first */
  places: MapPlace[][];
}

/** P(at least one order within 365 days) from which an order is possible, and from which it is likely. */
export const CHANCE_FROM = [0.2, 0.5] as const;
/** The upper column begins with the fifth who spent most, the middle one with the upper half. */
const SPENT_QUANTILES = [0.5, 0.8] as const;

/** Null where no chance of an order is known. */
export function chanceMap(columns: CustomerColumns, scores: Scores): ChanceMap | null {
  const { n } = columns;
  if (n === 0 || Number.isNaN(scores.pOrder365[0]!)) return null;
  const spent = columns.revenueMinor.slice(0, n).sort();
  const spentFrom = SPENT_QUANTILES.map(
    (share) => spent[Math.min(n - 1, Math.floor(share * n))]!,
  ) as ChanceMap["spentFrom"];
  const places = [0, 1, 2].map(() =>
    [0, 1, 2].map((): MapPlace => ({ customers: 0, revenueMinor: 0, expectedMinor: 0 })),
  );
  for (let i = 0; i < n; i++) {
    const row = thirdOf(scores.pOrder365[i]!, CHANCE_FROM);
    const place = places[row]![thirdOf(columns.revenueMinor[i]!, spentFrom)]!;
    place.customers++;
    place.revenueMinor += columns.revenueMinor[i]!;
    place.expectedMinor += scores.clv12Minor[i]!;
  }
  return { spentFrom, places };
}

const thirdOf = (value: number, [middle, upper]: readonly [number, number]) =>
  value < middle ? 0 : value < upper ? 1 : 2;

/** Customers expected to order at least once: the sum of their chances. */
export interface ExpectedBuyers {
  customers: number;
  /** within 90 and 365 days */
  in90: number;
  in365: number;
}

/** Null where no chance of an order is known. */
export function expectedBuyers({ n }: CustomerColumns, scores: Scores): ExpectedBuyers | null {
  if (n === 0 || Number.isNaN(scores.pOrder365[0]!)) return null;
  let in90 = 0;
  let in365 = 0;
  for (let i = 0; i < n; i++) {
    in90 += scores.pOrder90[i]!;
    in365 += scores.pOrder365[i]!;
  }
  return { customers: n, in90, in365 };
}
