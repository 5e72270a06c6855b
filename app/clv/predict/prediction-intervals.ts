import type { Tails } from "./mixed-tails.ts";
import { walkOutlooks, type Fits } from "./outlook.ts";
import type { Predictions } from "./predictions.ts";
import type { Summary } from "./summary.ts";

/**
 * Prediction intervals, one row per row of the summary: where a customer's own next 365 days will
 * end up, not where their expectation lies. Each holds `confidence` of the futures the models see,
 * or more where counts and "nothing at all" leave no choice.
 */
export interface CustomerIntervals {
  /** Order days. */
  readonly ordersLow: Float64Array;
  readonly ordersHigh: Float64Array;
  /** Money of those orders, minor units, discounted like CLV. */
  readonly valueLow: Float64Array;
  readonly valueHigh: Float64Array;
}

/** The horizon of clv12 and orders365. */
const DAYS = 365;

type Predicted = Pick<Predictions, "alive" | "orders365" | "clv12">;

/**
 * The interval holds the randomness of whether the customer has left, of the number of orders
 * (exact under the model), of the amount of each, of the customer's own mean order value, and what
 * is not known of both models' parameters (as wider gamma distributions of pace and mean value).
 *
 * 2.5 in 100 futures lie below and above; where "nothing" alone is more than 2.5 in 100, the
 * interval begins at 0 and 5 in 100 lie above.
 */
export function customerIntervals(
  fits: Fits,
  summary: Summary,
  predicted: Predicted,
  confidence = 0.95,
): CustomerIntervals {
  const { size } = summary;
  const column = () => new Float64Array(size);
  const result = {
    ordersLow: column(),
    ordersHigh: column(),
    valueLow: column(),
    valueHigh: column(),
  };
  const miss = 1 - confidence;
  walkOutlooks(fits, summary, DAYS, (row, outlook) => {
    const alive = predicted.alive[row]!;
    const { tails } = outlook;
    const any = alive * tails.tails[0]!;
    if (!(any > 0)) return;
    const [fewest, most] = countRange(tails, alive, miss);
    result.ordersLow[row] = fewest * tails.packet;
    result.ordersHigh[row] = most * tails.packet;
    const orders = predicted.orders365[row]!;
    const perOrder = orders > 0 ? predicted.clv12[row]! / orders : 0;
    if (!(perOrder > 0)) return;
    const nothing = 1 - any;
    const low = nothing > miss / 2 ? 0 : outlook.sumExceededBy((1 - miss / 2) / alive);
    const above = nothing > miss / 2 ? miss : miss / 2;
    result.valueLow[row] = perOrder * low;
    result.valueHigh[row] = any <= above ? 0 : perOrder * outlook.sumExceededBy(above / alive);
  });
  return result;
}

/** Fewest and most packets of orders: 0 stands below all tails. */
function countRange({ tails, size }: Tails, alive: number, miss: number): [number, number] {
  let low = 0;
  // P(fewer than low) = 1 − alive·P(at least low).
  while (low < size && 1 - alive * tails[low]! <= miss / 2) low++;
  const below = low === 0 ? 0 : 1 - alive * tails[low - 1]!;
  let high = low;
  while (high < size && alive * tails[high]! > miss - below) high++;
  return [low, high];
}
