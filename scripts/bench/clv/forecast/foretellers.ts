import { forecastShop } from "../../../../app/clv/forecast/forecast.ts";
import { compress } from "../../../../app/clv/fit/compress.ts";
import { fitCounts } from "../../../../app/clv/fit/fit-counts.ts";
import type { OrderLedger } from "../../../../app/clv/fit/ledger.ts";
import type { CountModel } from "../../../../app/clv/models/count-model.ts";
import { predictHorizons } from "../../../../app/clv/predict/horizon.ts";
import { summarise } from "../../../../app/clv/predict/summary.ts";
import { clockOf } from "../../../../app/clv/season/clock.ts";
import { estimateSeason } from "../../../../app/clv/season/estimate-season.ts";
import type { Foreteller, Foretold } from "./foretold.ts";
import { foretellAsToday } from "./today.ts";

/** Who may be judged, by the name asked for: the forecast, and the customer models' own totals as its yardstick. */
export const foretellers = {
  today: foretellAsToday,
  forecast: (ledger, from, days) => {
    const told = forecastShop(ledger, from, days);
    const { model, known } = told;
    if (model === null) return told;
    return { ...told, customers: () => shareOut(ledger, from, days, model, known) };
  },
} as const satisfies Record<string, Foreteller>;

export type ForetellerName = keyof typeof foretellers;

/** The known customers' orders shared out as the model has it: the forecast itself speaks of the shop. */
function shareOut(
  ledger: OrderLedger,
  from: number,
  days: number,
  model: CountModel,
  known: Foretold["known"],
): Float64Array {
  const clock = clockOf(estimateSeason(ledger, from - 1));
  const summary = summarise(ledger, from - 1, clock);
  const fit = fitCounts(compress(summary), model, { logGaps: summary.logGaps });
  const own = predictHorizons(fit, summary, [clock.between(from - 1, from - 1 + days)]).orders[0]!;
  const factor = known.orders.mean / own.reduce((sum, orders) => sum + orders, 0);
  const customers = new Float64Array(ledger.customers);
  own.forEach((orders, row) => (customers[summary.customer[row]!] = orders * factor));
  return customers;
}
