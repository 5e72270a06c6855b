import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import type { CustomerColumns } from "../fit/columns.ts";

/** How a shop's revenue is spread over its customers. */
export interface ValueCurve {
  /**
   * Share of revenue that the most valuable 1, 5, 10, 20 and 50 % of customers brought, and what each of them spent at
   * least, minor units; none of a handful.
   */
  concentration: { customers: number; revenue: number; fromMinor: number }[];
  /** customers by what they spent, in bins of equal width in the logarithm; minor units */
  bins: { fromMinor: number; toMinor: number; customers: number }[];
}

const SHARES = [0.01, 0.05, 0.1, 0.2, 0.5];
/** 1, 2, 5, 10, 20, 50 … of the currency's unit */
const STEPS = [1, 2, 5];

/** @param unit minor units of one unit of the currency (100 for USD) */
export function valueCurve(columns: CustomerColumns, unit: number): ValueCurve {
  const spent = columns.revenueMinor.slice(0, columns.n).sort().reverse();
  const total = spent.reduce((sum, value) => sum + value, 0);
  const shares = columns.n < FEWEST_FOR_SHARES ? [] : SHARES;
  const concentration = shares.map((share) => {
    const count = Math.round(share * spent.length);
    const part = spent.subarray(0, count).reduce((sum, value) => sum + value, 0);
    return {
      customers: share,
      revenue: total > 0 ? part / total : 0,
      fromMinor: spent[Math.max(0, count - 1)]!,
    };
  });
  const edges = [0];
  const most = spent[0] ?? 0;
  for (let power = 10 * unit; edges.at(-1)! <= most && edges.length < 30; power *= 10)
    for (const step of STEPS) if (edges.at(-1)! <= most) edges.push(step * power);
  const bins = edges
    .slice(0, -1)
    .map((fromMinor, i) => ({ fromMinor, toMinor: edges[i + 1]!, customers: 0 }));
  let bin = 0;
  for (const value of [...spent].reverse()) {
    while (bin < bins.length - 1 && value >= bins[bin]!.toMinor) bin++;
    if (bins[bin]) bins[bin]!.customers++;
  }
  return { concentration, bins };
}
