import type { Churn } from "../models/renewals.ts";
import type { GapLaw } from "../models/gap-law.ts";

/** Customers who order by one cycle until they leave: subscribers, or who buys like one. */
export interface RegularCycle {
  readonly law: GapLaw;
  readonly churn: Churn;
  /** Of the shop's new customers. */
  readonly share: number;
}

/**
 * The regular buyers of a shop beside all others, who follow the count model it is kept with. Plain
 * JSON.
 */
export interface RegularBuyers {
  readonly cycles: readonly RegularCycle[];
  /**
   * Covariance, row-major, of the logarithms of the count model's four parameters and then, cycle
   * by cycle, of share ÷ share of all others, a and b. Null where the data leave it open.
   */
  readonly covariance: readonly number[] | null;
}

/** Entries of the covariance per cycle. */
export const PER_CYCLE = 3;

/** Share of new customers that buys by no cycle. */
export function shareOfOthers({ cycles }: Pick<RegularBuyers, "cycles">): number {
  return 1 - cycles.reduce((sum, { share }) => sum + share, 0);
}

/** With one entry of the covariance's logarithms moved by `move`, from 0 for the first share on. */
export function movedBuyers(buyers: RegularBuyers, index: number, move: number): RegularBuyers {
  const at = Math.floor(index / PER_CYCLE);
  const which = index % PER_CYCLE;
  const factor = Math.exp(move);
  if (which > 0) {
    const cycles = buyers.cycles.map((cycle, j) => {
      if (j !== at) return cycle;
      const { a, b } = cycle.churn;
      return { ...cycle, churn: which === 1 ? { a: a * factor, b } : { a, b: b * factor } };
    });
    return { ...buyers, cycles };
  }
  const whole = 1 + buyers.cycles[at]!.share * (factor - 1);
  const cycles = buyers.cycles.map((cycle, j) => {
    return { ...cycle, share: (cycle.share * (j === at ? factor : 1)) / whole };
  });
  return { ...buyers, cycles };
}
