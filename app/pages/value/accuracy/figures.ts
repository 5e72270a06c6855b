import type { KeptBacktest } from "../../../clv/fit/backtest.ts";
import { modelName } from "../../../clv/models/model-words.ts";
import { count, plain, share, unknown, type Figure } from "../../../figures/figure.ts";
import { words } from "./figures-words.ts";

/** A number of a stored back-test: what was not defined is null there. */
const defined = (value: number | null): value is number => value !== null && Number.isFinite(value);

export function backtestFigure(test: KeptBacktest): Figure {
  const percent = (value: number, why: string) => (defined(value) ? share(value) : unknown(why));
  return {
    key: "backtest-bias",
    label: words.predictedAgainstActualOrders,
    value: percent(test.bias, words.nobodyOrdered),
    how: {
      name: words.holdoutTest,
      formula: words.theModelIsFitted,
      inputs: [
        { label: words.customersKnownByThen, value: count(test.customers) },
        { label: words.daysHeldOut, value: count(test.days) },
        { label: words.ordersPredicted, value: count(Math.round(test.predictedOrders)) },
        { label: words.ordersPlaced, value: count(test.actualOrders) },
        ...(test.carried
          ? [
              {
                label: words.ordersAtTheirPace,
                value: count(Math.round(test.carried.predictedOrders)),
              },
              { label: words.meanErrorAtTheirPace, value: plain(test.carried.mae, 3) },
            ]
          : []),
        { label: words.meanAbsoluteError, value: plain(test.mae, 3) },
        { label: words.rootMeanSquareError, value: plain(test.rmse, 3) },
        {
          label: words.ranksABuyerAbove,
          value: percent(test.auc, words.allOrNoneOrdered),
        },
        { label: words.calibrationError, value: share(test.calibrationError) },
        {
          label: words.weeklyTrackingError,
          value: percent(test.trackingError.holdout, words.lessThanAWeek),
        },
      ],
      counted: [
        ...(test.model ? [words.modelTested(modelName(test.model))] : []),
        words.ordersOfCustomers,
        words.ordersAreDays,
      ],
      missing: [words.oneQuarterOfOne],
    },
  };
}
