import { stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import type { SpendParameters } from "../models/gamma-gamma.ts";
import {
  type PacedData,
  type PacedParameters,
  pacedLikelihood,
  pacedObjective,
} from "../models/paced-gamma-gamma.ts";
import { aliveOf } from "../predict/alive.ts";
import { rowsOf, type Summary } from "../predict/summary.ts";
import type { CountFit } from "./count-fit.ts";
import { oneTimeBuyers, ratioOf } from "./first-order-pace.ts";
import { elasticityOf } from "./pace-elasticity.ts";
import { searchDependence } from "./search-dependence.ts";

/** How order value goes with pace; plain JSON, kept with the fit. */
export interface SpendDependence extends PacedParameters {
  /** What the count model knows of a customer's pace: λ ~ Gamma(r + kx, alpha + T). */
  readonly r: number;
  readonly alpha: number;
  readonly k: number;
  /** By how many percent expected orders grow with one percent of pace: 1 where leaving does not depend on orders. */
  readonly elasticity: number;
  /** Mean first order of one-time buyers of an age T: firstScale · (alpha + T)^−firstPower. */
  readonly firstScale: number;
  readonly firstPower: number;
  /** First orders of repeat buyers over their repeat orders. */
  readonly firstRatio: number;
  /** Twice the gain in log-likelihood over independence. */
  readonly evidence: number;
  /**
   * Orders are valued as of customers known to place them, as held-out orders are. Otherwise values are made to be
   * multiplied with orders expected of a history alone, and who spends more also places more of those.
   */
  readonly ofPlaced?: boolean;
}

/** One in a hundred shops where pace and spend are independent has twice this gain in log-likelihood. */
export const CLEAR = 6.63;

/** Repeat buyers of a spend fit, in units of `unit` of money. */
export interface PacedSample {
  readonly rows: readonly number[];
  readonly orders: readonly number[];
  readonly means: ArrayLike<number>;
  readonly unit: number;
}

export interface DependenceFit {
  readonly dependence: SpendDependence;
  /** How each repeat buyer moves ln p, ln(q−1), ln γ and b. */
  readonly influence: (customer: number) => Float64Array;
}

/** Null where the search does not end or the data leave it open. */
export function fitDependence(
  counts: Pick<CountFit, "model" | "parameters">,
  summary: Summary,
  sample: PacedSample,
  start: SpendParameters,
  firstValue: ArrayLike<number>,
): DependenceFit | null {
  const { rows, orders, means, unit } = sample;
  const n = rows.length;
  const [r, alpha] = counts.parameters;
  const k = stagesOf(counts.model);
  const logScale = logScales(counts, summary, rows);
  const data: PacedData = {
    orders,
    mean: Float64Array.from(means, (mean) => mean / unit),
    shape: (x) => r + k * x,
    logScale,
  };
  const likelihood = pacedObjective(data);
  const independent = [start.p, start.q - 1, start.gamma / unit].map(Math.log);
  const from = Float64Array.from([...independent, 0]);
  const before = likelihood(from, new Float64Array(4));
  const { found, inverse } = searchDependence(data, from);
  const at = found.at;
  if (!found.converged || inverse === null) return null;
  const after = likelihood(at, new Float64Array(4));
  const scaled = {
    p: Math.exp(at[0]!),
    q: 1 + Math.exp(at[1]!),
    gamma: Math.exp(at[2]!),
    b: at[3]!,
  };
  const of = pacedLikelihood(data, scaled);
  const move = new Float64Array(4);
  return {
    dependence: {
      ...scaled,
      gamma: scaled.gamma * unit,
      r,
      alpha,
      k,
      elasticity: elasticityOf(counts, summary),
      ...oneTimeBuyers(summary, firstValue, alpha),
      firstRatio: ratioOf(
        rows.map((row) => firstValue[row]!),
        means,
      ),
      evidence: 2 * n * (before - after),
    },
    influence: (customer) => {
      const { by } = of(customer);
      for (let i = 0; i < 4; i++) {
        let sum = 0;
        for (let j = 0; j < 4; j++) sum += inverse[4 * i + j]! * by[j]!;
        move[i] = sum / n;
      }
      return move;
    },
  };
}

/**
 * ln A of each repeat buyer: ln(α+T) of who is still there. Who left was watched up to a day after the last order
 * that is not known; on average ln grows by about 1/R from there.
 */
function logScales(
  counts: Pick<CountFit, "model" | "parameters">,
  summary: Summary,
  rows: readonly number[],
): Float64Array {
  const [r, alpha] = counts.parameters;
  const k = stagesOf(counts.model);
  const own = rowsOf(summary, Int32Array.from(rows));
  const alive = aliveOf(counts, formulasFor(counts.model, counts.parameters), own);
  return Float64Array.from({ length: own.size }, (_, i) => {
    const there = Math.log(alpha + own.T[i]!);
    const last = Math.log(alpha + own.tx[i]!);
    const gone =
      counts.model === "pnbd" ? last + Math.min((there - last) / 2, 1 / (r + k * own.x[i]!)) : last;
    return alive[i]! * there + (1 - alive[i]!) * gone;
  });
}
