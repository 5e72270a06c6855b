import { formatNumber, formatPercent } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import { formatDay } from "../../calendar/days.ts";
import type { CarriedForward, Loss } from "./carry-forward.ts";

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

interface Beside {
  readonly actualOrders: number;
  readonly predictedOrders: number;
  readonly mae: number;
  /** null in a kept test where all or none ordered */
  readonly auc: number | null;
  readonly carried?: CarriedForward;
  readonly losses?: readonly Loss[];
}

/** How the rule did that needs no model; null for a test of an earlier release. */
export function carriedInWords({ carried, actualOrders, mae }: Beside): string | null {
  if (carried === undefined) return null;
  const off = actualOrders > 0 ? carried.predictedOrders / actualOrders - 1 : NaN;
  const total = Number.isFinite(off)
    ? `, ${formatPercent(Math.abs(off))} too ${off < 0 ? "few" : "many"}`
    : "";
  return (
    `Had each customer gone on at the pace they had until then, it would have been ` +
    `${countOf(Math.round(carried.predictedOrders), "order")}${total}. Per customer that rule is off by ` +
    `${carried.mae.toFixed(2)} orders on average, the model by ${mae.toFixed(2)}.`
  );
}

const lossWords: Record<Loss, (test: Beside, carried: CarriedForward) => string> = {
  mae: ({ mae }, carried) =>
    `For single customers that plain rule was closer than the model: off by ${carried.mae.toFixed(2)} orders ` +
    `on average, the model by ${mae.toFixed(2)}.`,
  bias: ({ predictedOrders, actualOrders }, carried) =>
    `For all customers together that plain rule was closer than the model: it said ` +
    `${formatNumber(Math.round(carried.predictedOrders))} orders, the model ` +
    `${formatNumber(Math.round(predictedOrders))}, and ${formatNumber(actualOrders)} came.`,
  rank: ({ auc }) =>
    `The model ranked customers worse than chance: of a customer who ordered and one who did not, it gave ` +
    `the right one the better chance ${formatNumber(100 * (auc ?? 0))} times out of 100. Do not choose ` +
    `customers by it.`,
};

/** What the merchant has to know before trusting the model; empty where it lost nothing. */
export function lossesInWords(test: Beside): string[] {
  const { carried, losses = [] } = test;
  return carried === undefined ? [] : losses.map((loss) => lossWords[loss](test, carried));
}
