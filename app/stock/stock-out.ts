import { negativeBinomialCdf } from "../numeric/negative-binomial.ts";
import { normalQuantile } from "../numeric/special.ts";
import type { SaleLift } from "./sale-lift.ts";

/** Demand of some days: how much is expected, how widely it scatters, and what a sale makes of it. */
export interface Demand {
  /** units a day × days */
  expected: number;
  /** φ of variance m + φm² */
  dispersion: number;
  lift: SaleLift;
}

/** Points of the lift's law, each as likely as the others. */
const POINTS = 41;
const Z = Array.from({ length: POINTS }, (_, i) => normalQuantile((i + 0.5) / POINTS));

/** P(demand ≤ units), over what the sale may make of it. */
export function chanceItLasts({ expected, dispersion, lift }: Demand, units: number): number {
  const lasts = (factor: number) =>
    negativeBinomialCdf({ mean: expected * factor, dispersion }, units);
  if (lift.spread === 0) return lasts(lift.median);
  return Z.reduce((sum, z) => sum + lasts(lift.median * Math.exp(lift.spread * z)), 0) / POINTS;
}

/** P(demand > stock): stock that is not there is sold out. */
export const stockOutRisk = (demand: Demand, stock: number) =>
  stock < 1 ? 1 : 1 - chanceItLasts(demand, stock);

/** The least units that suffice so surely. */
export function unitsNeeded(demand: Demand, share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`A share is between 0 and 1, found ${share}`);
  if (chanceItLasts(demand, 0) >= share) return 0;
  let [low, high] = [0, 1];
  while (chanceItLasts(demand, high) < share) [low, high] = [high, 2 * high];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (chanceItLasts(demand, middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

const STOCK_SHARES = [0.5, 0.8, 0.95] as const;

/** Units that suffice in 50, 80 and 95 of 100 cases. */
export const stockNeeded = (demand: Demand) =>
  STOCK_SHARES.map((share) => ({ share, units: unitsNeeded(demand, share) }));
