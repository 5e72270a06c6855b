import { ascending } from "../../numeric/ranking.ts";

/** Predicted and actual orders of one part of the holdout or of the customers. */
export interface Compared {
  readonly label: string;
  readonly customers: number;
  readonly predicted: number;
  readonly actual: number;
  /** number of a bin or a tenth, as TestedGroups has it; missing for months, and in tests of an earlier release */
  readonly group?: number;
  /** each customer at the pace they had; missing of chances, and in tests of an earlier release */
  readonly carried?: number;
}

export type ComparedThrice = Compared & { readonly carried: number };

/** Which bins and tenths customers were in, a row each of the summary at the cut. */
export interface TestedGroups {
  /** of P(order): 0 for less than 10 %, … 9 for 90 % and more */
  readonly chance: Uint8Array;
  /** by expected orders: 1 for those expected to order least, … 10 */
  readonly tenth: Uint8Array;
}

const BINS = 10;
const TENTHS = 10;

export function groupsOf(probability: Float64Array, predicted: Float64Array): TestedGroups {
  const chance = Uint8Array.from(probability, (p) => Math.min(BINS - 1, Math.floor(p * BINS)));
  const order = ascending(predicted);
  const tenth = new Uint8Array(order.length);
  for (let d = 0; d < TENTHS; d++) {
    const from = Math.floor((d * order.length) / TENTHS);
    const to = Math.floor(((d + 1) * order.length) / TENTHS);
    for (let slot = from; slot < to; slot++) tenth[order[slot]!] = d + 1;
  }
  return { chance, tenth };
}

export function binsOf(
  { chance }: TestedGroups,
  probability: Float64Array,
  bought: Uint8Array,
): Compared[] {
  const bins = Array.from({ length: BINS }, (_, bin) => {
    return { ...nobody(`${bin * 10}–${bin * 10 + 10}%`), group: bin };
  });
  chance.forEach((bin, i) => add(bins[bin]!, probability[i]!, bought[i]!));
  return bins.filter((bin) => bin.customers > 0);
}

export function decilesOf(
  { tenth }: TestedGroups,
  predicted: Float64Array,
  actual: Float64Array,
  carried: Float64Array,
): ComparedThrice[] {
  const deciles = Array.from({ length: TENTHS }, (_, d) => {
    return { ...nobody(`${d + 1}`), group: d + 1, carried: 0 };
  });
  tenth.forEach((d, i) => {
    add(deciles[d - 1]!, predicted[i]!, actual[i]!);
    deciles[d - 1]!.carried += carried[i]!;
  });
  return deciles;
}

const nobody = (label: string) => ({ label, customers: 0, predicted: 0, actual: 0 });

function add(to: ReturnType<typeof nobody>, predicted: number, actual: number): void {
  to.customers++;
  to.predicted += predicted;
  to.actual += actual;
}
