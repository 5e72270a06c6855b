import type { RegularPosterior } from "./posterior.ts";
import { RenewalOutlook } from "./renewal-outlook.ts";

/** A chance to buy by a cycle below this changes no figure anybody sees. */
const FAINT = 1e-6;

/**
 * What customers of the cycles do by each of several horizons, if they stay; worked out once for
 * each cycle, number of repeat orders and days since the last.
 */
export class RenewalCells {
  private readonly outlooks: readonly RenewalOutlook[];
  private readonly known = new Map<number, Renewals>();
  private readonly horizons: readonly number[];

  /** `horizons` in days. */
  constructor({ buyers }: RegularPosterior, horizons: readonly number[]) {
    this.outlooks = buyers.cycles.map((cycle) => new RenewalOutlook(cycle));
    this.horizons = horizons;
  }

  at(cycle: number, x: number, since: number): Renewals {
    const key = (x * 65_536 + since) * this.outlooks.length + cycle;
    let found = this.known.get(key);
    if (found !== undefined) return found;
    const width = this.horizons.length;
    found = { orders: new Float64Array(width), anyOrder: new Float64Array(width) };
    for (let h = 0; h < width; h++) {
      const tails = this.outlooks[cycle]!.tails(x, since, this.horizons[h]!);
      found.anyOrder[h] = tails[0] ?? 0;
      let sum = 0;
      for (const tail of tails) sum += tail;
      found.orders[h] = sum;
    }
    this.known.set(key, found);
    return found;
  }
}

/** By horizon: expected orders, and P(at least one). */
interface Renewals {
  readonly orders: Float64Array;
  readonly anyOrder: Float64Array;
}

/** P(buys by no cycle) of a row. */
export function chanceOfOthers({ chance, buyers }: RegularPosterior, row: number): number {
  const width = buyers.cycles.length;
  let others = 1;
  for (let j = 0; j < width; j++) others -= chance[row * width + j]!;
  return Math.max(0, others);
}

/** P(still a customer) of every row. */
export function mixedAlive(posterior: RegularPosterior): Float64Array {
  const width = posterior.buyers.cycles.length;
  return posterior.othersAlive.map((alive, row) => {
    let sum = chanceOfOthers(posterior, row) * alive;
    for (let j = row * width; j < (row + 1) * width; j++) {
      sum += posterior.chance[j]! * posterior.staying[j]!;
    }
    return sum;
  });
}

/** Visits the rows that may buy by a cycle, with each cycle of theirs: P(buys by it and stays). */
export function eachRenewing(
  { chance, staying, buyers }: RegularPosterior,
  visit: (row: number, cycle: number, renewing: number) => void,
): void {
  const width = buyers.cycles.length;
  for (let at = 0; at < chance.length; at++) {
    const renewing = chance[at]! * staying[at]!;
    if (renewing > FAINT) visit(Math.floor(at / width), at % width, renewing);
  }
}
