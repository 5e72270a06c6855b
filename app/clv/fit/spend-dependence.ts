import { minimise } from "../../numeric/minimise.ts";
import { logGamma } from "../../numeric/special.ts";
import { hessian, inversePositive } from "../../numeric/symmetric.ts";
import { stagesOf } from "../models/count-model.ts";
import { formulasFor } from "../models/formulas.ts";
import type { SpendParameters } from "../models/gamma-gamma.ts";
import {
  logPower,
  type PacedData,
  type PacedParameters,
  pacedLikelihood,
  pacedObjective,
} from "../models/paced-gamma-gamma.ts";
import { aliveOf } from "../predict/alive.ts";
import { rowsOf, type Summary } from "../predict/summary.ts";
import type { CountFit } from "./count-fit.ts";

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

/** Standard deviation of the weak prior of b around independence. */
const PRIOR = 0.7;
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
  const penalty = 1 / (PRIOR * PRIOR * n);
  const objective: typeof likelihood = (at, gradient) => {
    const value = likelihood(at, gradient);
    gradient[3]! += penalty * at[3]!;
    return value + (penalty * at[3]! * at[3]!) / 2;
  };
  const independent = [start.p, start.q - 1, start.gamma / unit].map(Math.log);
  const from = Float64Array.from([...independent, 0]);
  const before = likelihood(from, new Float64Array(4));
  const found = minimise(objective, from, { gradientTolerance: 1e-7 });
  const at = found.at;
  const inverse = inversePositive(hessian(objective, at), 4);
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

/** Rows from which the elasticity is told. */
const SAMPLE = 400;
const STEP = 1e-3;

function elasticityOf(counts: Pick<CountFit, "model" | "parameters">, summary: Summary): number {
  // leaving by the clock leaves expected orders in proportion to pace
  if (counts.model === "pnbd") return 1;
  const [r, alpha, c, d] = counts.parameters;
  const chosen = Int32Array.from({ length: Math.min(SAMPLE, summary.size) }, (_, i) =>
    Math.floor((i * summary.size) / Math.min(SAMPLE, summary.size)),
  );
  const some = rowsOf(summary, chosen);
  const formulas = formulasFor(counts.model, counts.parameters);
  const alive = aliveOf(counts, formulas, some);
  const [slower, faster] = [STEP, -STEP].map((move) =>
    formulasFor(counts.model, [r, alpha * Math.exp(move), c, d]),
  );
  let slope = 0;
  let total = 0;
  for (let i = 0; i < some.size; i++) {
    const history = { x: some.x[i]!, tx: some.tx[i]!, T: some.T[i]! };
    const expected = alive[i]! * formulas.ordersIfAlive(history, 365);
    const own = Math.log(faster!.ordersIfAlive(history, 365) / slower!.ordersIfAlive(history, 365));
    slope += (expected * (own / (2 * STEP)) * (alpha + history.T)) / alpha;
    total += expected;
  }
  return total > 0 ? Math.min(1, Math.max(0, slope / total)) : 1;
}

/** How their first orders go with age: who is slower stays a one-time buyer for longer. */
function oneTimeBuyers({ size, x, T }: Summary, firstValue: ArrayLike<number>, alpha: number) {
  const [ages, logs, paid]: number[][] = [[], [], []];
  for (let i = 0; i < size; i++) {
    if (x[i]! > 0 || !(firstValue[i]! > 0)) continue;
    ages!.push(Math.log(alpha + T[i]!));
    logs!.push(Math.log(firstValue[i]!));
    paid!.push(firstValue[i]!);
  }
  const n = paid!.length;
  if (n < FEWEST) return { firstScale: 0, firstPower: 0 };
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const [age, log] = [mean(ages!), mean(logs!)];
  let spread = 0;
  let slope = 0;
  ages!.forEach((own, i) => {
    spread += (own - age) ** 2;
    slope += (own - age) * (logs![i]! - log);
  });
  const firstPower = spread > 0 ? -slope / spread : 0;
  return {
    firstScale: mean(paid!) / mean(ages!.map((own) => Math.exp(-firstPower * own))),
    firstPower,
  };
}

/** Fewer one-time buyers say nothing of first orders. */
const FEWEST = 20;

function ratioOf(firsts: readonly number[], repeats: ArrayLike<number>): number {
  let [first, repeat] = [0, 0];
  firsts.forEach((own, i) => {
    first += Math.max(0, own);
    repeat += repeats[i]!;
  });
  return first > 0 && repeat > 0 ? first / repeat : 1;
}

/**
 * Expected value of an order to come, of a customer who is still there. Those who order more often place more of the
 * orders to come, so what counts is E[ζ·λ^e]/E[λ^e] for mean values ζ and elasticity e, not E[ζ].
 *
 * Repeat buyers: p(γ' + xm)/(px + q − 1) with γ' = γ·E[λ^b], times E[λ^(b+e)]/(E[λ^b]·E[λ^e]). One-time buyers: the
 * mean of who comes back, γp/(q−1) · E[λ^(b+e)]/E[λ^e], with the own first order weighed against that of the others.
 */
export function pacedOrderValue(
  fit: SpendDependence,
  x: number,
  age: number,
  repeatValue: number,
  firstValue: number,
): number {
  const { p, q, gamma, b, r, alpha, k, elasticity } = fit;
  const shape = r + k * x;
  const scale = (alpha + age) ** -b;
  const biased = Math.exp(logGamma(shape + b + elasticity) - logGamma(shape + elasticity));
  if (x > 0 && repeatValue > 0) {
    const power = Math.exp(logPower(shape, b));
    const own = (p * (gamma * scale * power + x * repeatValue)) / (p * x + q - 1);
    const open = fit.ofPlaced ? (q - 1) / (p * x + q - 1) : 1;
    return own * (1 + (biased / power - 1) * open);
  }
  const prior = ((p * gamma) / (q - 1)) * scale * biased;
  if (!(fit.firstScale > 0)) return prior;
  const weight = (q - 1) / p;
  const usual = fit.ofPlaced
    ? prior * fit.firstRatio
    : fit.firstScale * (alpha + age) ** -fit.firstPower;
  return (prior * (Math.max(0, firstValue) / usual + weight)) / (1 + weight);
}
