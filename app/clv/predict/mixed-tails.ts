import type { OrderTails } from "../models/order-tails.ts";
import type { RegularPosterior } from "../regular/posterior.ts";
import { chanceOfOthers } from "../regular/renewal-cells.ts";
import { RenewalOutlook } from "../regular/renewal-outlook.ts";
import type { Summary } from "./summary.ts";

/** P(at least n orders | alive) at index n − 1, as OrderTails has it. */
export type Tails = Pick<OrderTails, "tails" | "size" | "packet" | "moments">;

/** Below this share of what a customer may do their cycle widens no interval. */
const FAINT = 0.002;

/** Tails of customers who may buy by a cycle: both kinds of future, weighed by the row's chances. */
export class MixedTails implements Tails {
  tails = new Float64Array(64);
  size = 0;
  readonly packet = 1;
  private readonly posterior: RegularPosterior;
  private readonly summary: Summary;
  private readonly days: number;
  private readonly outlooks: readonly RenewalOutlook[];

  constructor(posterior: RegularPosterior, summary: Summary, days: number) {
    this.posterior = posterior;
    this.summary = summary;
    this.days = days;
    this.outlooks = posterior.buyers.cycles.map((cycle) => new RenewalOutlook(cycle));
  }

  /** This object, filled for the row; `others` as they are where the row buys by no cycle. */
  fill(row: number, others: Tails): Tails {
    const { posterior, summary, outlooks, days } = this;
    const { chance, staying, since, othersAlive } = posterior;
    const width = outlooks.length;
    const alive = chanceOfOthers(posterior, row) * othersAlive[row]!;
    let renewing = 0;
    for (let j = 0; j < width; j++)
      renewing += chance[row * width + j]! * staying[row * width + j]!;
    if (!(renewing > FAINT * (alive + renewing)) || others.packet > 1) return others;
    const whole = alive + renewing;
    this.size = 0;
    this.add(others.tails, others.size, alive / whole);
    for (let j = 0; j < width; j++) {
      const share = (chance[row * width + j]! * staying[row * width + j]!) / whole;
      if (share < FAINT / width) continue;
      const tails = outlooks[j]!.tails(summary.x[row]!, since[row]!, days);
      this.add(tails, tails.length, share);
    }
    return this;
  }

  moments(): { mean: number; square: number } {
    let mean = 0;
    let square = 0;
    for (let n = 1; n <= this.size; n++) {
      mean += this.tails[n - 1]!;
      square += (2 * n - 1) * this.tails[n - 1]!;
    }
    return { mean, square };
  }

  private add(tails: Float64Array, size: number, share: number): void {
    if (size > this.tails.length) {
      const longer = new Float64Array(2 * size);
      longer.set(this.tails);
      this.tails = longer;
    }
    for (; this.size < size; this.size++) this.tails[this.size] = 0;
    for (let n = 0; n < size; n++) this.tails[n]! += share * tails[n]!;
  }
}
