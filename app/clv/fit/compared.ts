import { ascending } from "../../numeric/ranking.ts";

/** Predicted and actual orders of one part of the holdout or of the customers. */
export interface Compared {
  readonly label: string;
  readonly customers: number;
  readonly predicted: number;
  readonly actual: number;
}

export function binsOf(probability: Float64Array, bought: Uint8Array): Compared[] {
  const bins = Array.from({ length: 10 }, (_, bin) => ({
    label: `${bin * 10}–${bin * 10 + 10} %`,
    customers: 0,
    predicted: 0,
    actual: 0,
  }));
  for (let i = 0; i < probability.length; i++) {
    const bin = bins[Math.min(9, Math.floor(probability[i]! * 10))]!;
    bin.customers++;
    bin.predicted += probability[i]!;
    bin.actual += bought[i]!;
  }
  return bins.filter((bin) => bin.customers > 0);
}

export function decilesOf(predicted: Float64Array, actual: Float64Array): Compared[] {
  const order = ascending(predicted);
  const n = order.length;
  const deciles: Compared[] = [];
  for (let d = 0; d < 10; d++) {
    const from = Math.floor((d * n) / 10);
    const to = Math.floor(((d + 1) * n) / 10);
    let expected = 0;
    let seen = 0;
    for (let slot = from; slot < to; slot++) {
      expected += predicted[order[slot]!]!;
      seen += actual[order[slot]!]!;
    }
    const label = `${d + 1}`;
    deciles.push({ label, customers: to - from, predicted: expected, actual: seen });
  }
  return deciles;
}
