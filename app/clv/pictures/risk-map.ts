import type { CustomerColumns, Scores } from "../fit/columns.ts";

/** A tenth of the customers, or more where many are alike: equals are never torn apart. */
export interface Band {
  /** smallest and largest found in it */
  from: number;
  to: number;
  customers: number;
}

/** Who may stay away, against what they brought so far. */
export interface RiskMap {
  /** by 1 − P(order within 365 days), least first */
  risk: Band[];
  /** by revenue so far, minor units, least first */
  value: Band[];
  /** customers[risk band][value band] */
  customers: number[][];
  /** their revenue so far, minor units */
  revenueMinor: number[][];
  /** customers expected to order at least once within 90 and 365 days: the sum of their chances */
  expectedBuyers: { in90: number; in365: number };
}

const BANDS = 10;

/** Null where no chance of an order is known. */
export function riskMap(columns: CustomerColumns, scores: Scores): RiskMap | null {
  const { n } = columns;
  if (n === 0 || Number.isNaN(scores.pOrder365[0]!)) return null;
  const risks = Float64Array.from({ length: n }, (_, i) => 1 - scores.pOrder365[i]!);
  const values = columns.revenueMinor.slice(0, n);
  const risk = bandsOf(risks);
  const value = bandsOf(values);
  const grid = () => risk.bands.map(() => value.bands.map(() => 0));
  const customers = grid();
  const revenueMinor = grid();
  let in90 = 0;
  let in365 = 0;
  for (let i = 0; i < n; i++) {
    const row = risk.bandOf(risks[i]!);
    const column = value.bandOf(values[i]!);
    customers[row]![column]! += 1;
    revenueMinor[row]![column]! += values[i]!;
    in90 += scores.pOrder90[i]!;
    in365 += scores.pOrder365[i]!;
  }
  return {
    risk: risk.bands,
    value: value.bands,
    customers,
    revenueMinor,
    expectedBuyers: { in90, in365 },
  };
}

function bandsOf(values: Float64Array): { bands: Band[]; bandOf: (value: number) => number } {
  const sorted = values.slice().sort();
  const n = sorted.length;
  const cuts: number[] = [];
  for (let d = 1; d < BANDS; d++) {
    const cut = sorted[Math.floor((d * n) / BANDS)]!;
    if (cut > (cuts.at(-1) ?? sorted[0]!)) cuts.push(cut);
  }
  const bandOf = (value: number): number => {
    let band = 0;
    while (band < cuts.length && value >= cuts[band]!) band++;
    return band;
  };
  const bands: Band[] = [];
  for (const value of sorted) {
    const band = (bands[bandOf(value)] ??= { from: value, to: value, customers: 0 });
    band.to = value;
    band.customers++;
  }
  return { bands, bandOf };
}
