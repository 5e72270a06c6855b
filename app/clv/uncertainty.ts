import { quadraticForm } from "../numeric/symmetric.ts";
import { normalQuantile } from "../numeric/special.ts";
import type { CountFit } from "./fit-counts.ts";
import { predictHorizons } from "./horizon.ts";
import type { Parameters } from "./models/count-model.ts";
import type { Summary } from "./summary.ts";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Intervals of the parameters, normal in their logarithms, so always above 0. */
export function parameterIntervals(fit: CountFit, confidence = 0.95): readonly Interval[] | null {
  const { covariance, parameters } = fit;
  if (covariance === null) return null;
  const z = normalQuantile(0.5 + confidence / 2);
  return parameters.map((value, i) => {
    const reach = Math.exp(z * Math.sqrt(covariance[5 * i]!));
    return { low: value / reach, high: value * reach };
  });
}

/**
 * How many orders one customer may place, where `mean` are expected and at least one comes with
 * probability `any`: none with 1 − any, otherwise 1 plus a negative binomial of the right mean.
 *
 * Zero and mean are the model's own; the spread above one is an approximation. The interval holds
 * at least `confidence` of the outcomes, as counts allow.
 */
export function orderInterval(mean: number, any: number, size: number, confidence = 0.8): Interval {
  const tail = (1 - confidence) / 2;
  if (!(any > 0)) return { low: 0, high: 0 };
  const low = orderQuantile(mean, any, size, tail);
  return { low, high: orderQuantile(mean, any, size, 1 - tail) };
}

/** Beyond this the count is read from a normal curve. */
const LONGEST_COUNT = 2_000;

function orderQuantile(mean: number, any: number, size: number, share: number): number {
  let passed = 1 - any;
  if (share <= passed) return 0;
  const further = Math.max(0, mean / any - 1);
  if (further === 0) return 1;
  const p = size / (size + further);
  let probability = Math.exp(size * Math.log(p));
  if (further > LONGEST_COUNT / 4 || probability === 0) {
    const spread = Math.sqrt(further + (further * further) / size);
    const inside = Math.min(1 - 1e-12, (share - passed) / any);
    return Math.max(1, Math.round(1 + further + normalQuantile(inside) * spread));
  }
  let n = 0;
  for (; n < LONGEST_COUNT; n++) {
    passed += any * probability;
    if (passed >= share) break;
    probability *= ((size + n) / (n + 1)) * (1 - p);
  }
  return n + 1;
}

/** Variance of one customer's number of orders, under the same approximation. */
export function orderVariance(mean: number, any: number, size: number): number {
  if (!(any > 0)) return 0;
  const further = Math.max(0, mean / any - 1);
  const spread = further + (further * further) / size;
  const whenAny = mean / any;
  return any * (spread + whenAny * whenAny) - mean * mean;
}

/** Expected orders of all customers together by `days`, with what both chance and fit leave open. */
export interface TotalPrediction extends Interval {
  readonly value: number;
  /** Standard error from not knowing the parameters, and from chance at known parameters. */
  readonly fitError: number;
  readonly chanceError: number;
}

const STEP = 1e-3;

export function totalOrders(
  fit: CountFit,
  summary: Summary,
  days: number,
  confidence = 0.95,
): TotalPrediction {
  const { orders, anyOrder } = predictHorizons(fit, summary, [days]);
  const own = orders[0]!;
  const [r] = fit.parameters;
  let value = 0;
  let chance = 0;
  for (let i = 0; i < summary.size; i++) {
    value += own[i]!;
    chance += orderVariance(own[i]!, anyOrder[i]!, r + summary.x[i]!);
  }
  let fitVariance = 0;
  if (fit.covariance !== null) {
    const gradient = [0, 1, 2, 3].map((i) => {
      const above = totalAt(fit, summary, days, i, STEP);
      const below = totalAt(fit, summary, days, i, -STEP);
      return (above - below) / (2 * STEP);
    });
    fitVariance = Math.max(0, quadraticForm(Float64Array.from(fit.covariance), gradient));
  }
  const reach = normalQuantile(0.5 + confidence / 2) * Math.sqrt(fitVariance + chance);
  return {
    value,
    low: Math.max(0, value - reach),
    high: value + reach,
    fitError: Math.sqrt(fitVariance),
    chanceError: Math.sqrt(chance),
  };
}

function totalAt(fit: CountFit, summary: Summary, days: number, index: number, move: number) {
  const [a, b, c, d] = fit.parameters;
  const moved: [number, number, number, number] = [a, b, c, d];
  moved[index] = moved[index]! * Math.exp(move);
  const parameters: Parameters = moved;
  const { orders } = predictHorizons({ model: fit.model, parameters }, summary, [days]);
  return orders[0]!.reduce((sum, value) => sum + value, 0);
}

/** Interval of one customer's expected orders from not knowing the parameters (delta method). */
export function expectationInterval(
  fit: CountFit,
  expected: (parameters: Parameters) => number,
  confidence = 0.95,
): Interval | null {
  if (fit.covariance === null) return null;
  const value = expected(fit.parameters);
  if (!(value > 0)) return { low: 0, high: 0 };
  // In logarithms, so that the interval stays above 0.
  const gradient = [0, 1, 2, 3].map((i) => {
    const at = (move: number): number => {
      const moved = [...fit.parameters] as [number, number, number, number];
      moved[i] = moved[i]! * Math.exp(move);
      return Math.log(Math.max(Number.MIN_VALUE, expected(moved)));
    };
    return (at(STEP) - at(-STEP)) / (2 * STEP);
  });
  const variance = Math.max(0, quadraticForm(Float64Array.from(fit.covariance), gradient));
  const reach = Math.exp(normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance));
  return { low: value / reach, high: value * reach };
}
