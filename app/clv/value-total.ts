import { normalQuantile } from "../numeric/special.ts";
import { quadraticForm } from "../numeric/symmetric.ts";
import { predictHorizons } from "./horizon.ts";
import type { Parameters } from "./models/count-model.ts";
import type { ShopFit } from "./shop-fit.ts";
import type { Summary } from "./summary.ts";
import { orderVariance, type Interval } from "./uncertainty.ts";

export interface TotalValue extends Interval {
  /** minor units */
  readonly value: number;
  readonly confidence: number;
}

const DAYS = 365;
const STEP = 1e-3;
/** Orders of one customer vary as widely as this around their mean where the spend model says nothing. */
const SPREAD = 1;

/**
 * What all customers together will bring in 12 months, with an interval from three causes: the
 * purchase model's parameters, chance in the number of orders, and chance in their amounts. What a
 * customer spends on average is taken as known.
 * @param expected each customer's 12-month CLV and expected orders, in the rows of the summary
 */
export function totalValue(
  fit: ShopFit,
  summary: Summary,
  expected: { clv: Float64Array; orders: Float64Array },
  confidence = 0.95,
): TotalValue {
  const { counts, spend } = fit;
  const n = summary.size;
  const perOrder = Float64Array.from({ length: n }, (_, i) =>
    expected.orders[i]! > 0 ? expected.clv[i]! / expected.orders[i]! : 0,
  );
  const spread = spend.parameters ? 1 / spend.parameters.p : SPREAD;
  const { orders, anyOrder } = predictHorizons(counts, summary, [DAYS]);
  const [r] = counts.parameters;
  let value = 0;
  let variance = 0;
  for (let i = 0; i < n; i++) {
    const mean = orders[0]![i]!;
    const squared = perOrder[i]! * perOrder[i]!;
    value += expected.clv[i]!;
    variance += squared * orderVariance(mean, anyOrder[i]!, r + summary.x[i]!);
    variance += squared * spread * mean;
  }
  if (counts.covariance !== null) {
    const totalAt = (index: number, move: number): number => {
      const moved: [number, number, number, number] = [...counts.parameters];
      moved[index] = moved[index]! * Math.exp(move);
      const parameters: Parameters = moved;
      const there = predictHorizons({ model: counts.model, parameters }, summary, [DAYS]);
      return there.orders[0]!.reduce((sum, mean, i) => sum + mean * perOrder[i]!, 0);
    };
    const gradient = [0, 1, 2, 3].map((i) => (totalAt(i, STEP) - totalAt(i, -STEP)) / (2 * STEP));
    variance += Math.max(0, quadraticForm(Float64Array.from(counts.covariance), gradient));
  }
  const reach = normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance);
  return { value, low: Math.max(0, value - reach), high: value + reach, confidence };
}
