import { forecastShop } from "../../../../app/clv/forecast/forecast.ts";
import type { Foreteller } from "./foretold.ts";
import { foretellAsToday } from "./today.ts";

/** Who may be judged, by the name asked for: the forecast, and the customer models' own totals as its yardstick. */
export const foretellers = {
  today: foretellAsToday,
  forecast: (ledger, from, days) => forecastShop(ledger, from, days),
} as const satisfies Record<string, Foreteller>;

export type ForetellerName = keyof typeof foretellers;
