import { formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import { formatDay } from "../../calendar/days.ts";

/** What a backtest's sentence is made of. */
export interface BacktestTotals {
  readonly cut: number;
  readonly days: number;
  readonly customers: number;
  readonly actualOrders: number;
  readonly predictedOrders: number;
  /** predicted ÷ actual − 1; NaN without an order. */
  readonly bias: number;
  /** Mean absolute error of a customer's number of orders. */
  readonly mae: number;
  /** Chance that a customer who ordered was given the higher P(order) than one who did not. */
  readonly auc: number;
}

export function inWords(result: BacktestTotals): string {
  const { customers, days, actualOrders: actual, predictedOrders: predicted, cut } = result;
  const since = `In the ${days} days after ${formatDay(cut)}`;
  if (actual === 0) {
    return (
      `${since} none of ${countOf(customers, "customer")} ordered; ` +
      `${countOf(Math.round(predicted), "order")} had been expected.`
    );
  }
  const percent = Math.abs(100 * result.bias).toFixed(1);
  const direction = result.bias < 0 ? "too few" : "too many";
  const ranked = Number.isFinite(result.auc)
    ? ` Of a customer who ordered and one who did not, it gave the right one the better chance ` +
      `${formatNumber(100 * result.auc)} times out of 100.`
    : "";
  return (
    `${since} the ${countOf(customers, "customer")} known by then placed ${countOf(actual, "order")}; ` +
    `the model had expected ${formatNumber(predicted)}, ${percent} % ${direction}. Per customer it was ` +
    `off by ${result.mae.toFixed(2)} orders on average.${ranked}`
  );
}
