import { orderValues } from "../fit/order-value.ts";
import type { SpendFit } from "../fit/spend-fit.ts";
import { walkOutlooks, type Fits } from "./outlook.ts";
import { countVariance, doubtOf, spendSlopes } from "../fit/parameter-doubt.ts";
import type { Interval } from "../fit/parameter-intervals.ts";
import { discountedValue } from "./discounted.ts";
import { score } from "./score.ts";
import type { Summary } from "./summary.ts";
import { sampleOf, totalInterval } from "../fit/uncertainty.ts";

/**
 * What all customers together will bring in 12 months. The interval is a prediction interval of
 * the sum that will really come: the parameters of both models may be off, and chance decides.
 */
export interface TotalValue extends Interval {
  /** minor units */
  readonly value: number;
  readonly confidence: number;
  /** Standard errors in minor units, by cause; missing in pictures of an earlier release. */
  readonly errors?: {
    /** The purchase model's parameters are not known exactly. */
    readonly orders: number;
    /** Nor are the spend model's, and the means beside them. */
    readonly spend: number;
    /** Who orders how often, and for how much, at known parameters. */
    readonly chance: number;
  };
}

const DAYS = 365;

/**
 * @param value each customer's 12-month CLV in the rows of the summary, added up
 * @param fits the fits it was made with
 */
export function totalValue(
  fits: Fits,
  summary: Summary,
  value: number,
  confidence = 0.95,
): TotalValue {
  const { counts, spend } = fits;
  const { rows, weight } = sampleOf(summary);
  const predicted = score(counts, spend, rows, { months: 12 });
  const { alive, orders365, orderValue, clv12 } = predicted;

  let chance = 0;
  walkOutlooks(fits, rows, DAYS, (row, { mean, square, openness, p }) => {
    if (!(orders365[row]! > 0)) return;
    const perOrder = clv12[row]! / orders365[row]!;
    const orders = alive[row]! * mean;
    // Σ of n orders of mean Z: E[n²Z²] + E[nZ²]/p, with E[Z²] = openness·E[Z]².
    const relative = openness * (orders / p + alive[row]! * square) - orders * orders;
    chance += weight * perOrder * perOrder * relative;
  });

  const ordersVariance = countVariance(counts, (moved) => {
    return weight * discountedValue(moved, spend, rows, 12).reduce((sum, own) => sum + own, 0);
  });
  const discounted = clv12.map((own, row) => (orderValue[row]! > 0 ? own / orderValue[row]! : 0));
  const bySpend = spendSlopes(spend, (moved: SpendFit) => {
    const values = orderValues(moved, rows);
    return weight * values.reduce((sum, own, row) => sum + own * discounted[row]!, 0);
  });
  const spendVariance = doubtOf(spend.covariance, bySpend);
  const error = Math.sqrt(ordersVariance + spendVariance + chance);
  return {
    value,
    ...totalInterval(value, error, confidence),
    confidence,
    errors: {
      orders: Math.sqrt(ordersVariance),
      spend: Math.sqrt(spendVariance),
      chance: Math.sqrt(chance),
    },
  };
}
