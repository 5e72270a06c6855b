import { automaticCut, chooseModel } from "../../../../app/clv/fit/choose-model.ts";
import { orderValues } from "../../../../app/clv/fit/order-value.ts";
import { fitShop, type ShopFit } from "../../../../app/clv/fit/shop-fit.ts";
import { readiness } from "../../../../app/clv/fit/readiness.ts";
import { totalInterval, totalOrders } from "../../../../app/clv/fit/uncertainty.ts";
import { predictHorizons } from "../../../../app/clv/predict/horizon.ts";
import { score } from "../../../../app/clv/predict/score.ts";
import {
  rowsOf,
  summarise,
  summaryTotals,
  type Summary,
} from "../../../../app/clv/predict/summary.ts";
import { totalValue } from "../../../../app/clv/predict/value-total.ts";
import type { OrderLedger } from "../../../../app/clv/fit/ledger.ts";
import type { Expected, Foretold, ForetoldPart } from "./foretold.ts";

const CONFIDENCE = 0.95;
const Z = 1.96;
const A_YEAR = 365;

/**
 * The yardstick: the customer models with their own totals, no season and no correction of level, and first orders
 * carried forward at the pace of the last year. A newcomer is expected to repeat as the model says; the interval of
 * newcomers is that of Poisson first orders.
 */
export function foretellAsToday(ledger: OrderLedger, from: number, days: number): Foretold {
  const today = from - 1;
  const summary = summarise(ledger, today);
  const first = summary.firstDay.reduce((a, b) => Math.min(a, b));
  const full = readiness(summaryTotals(summary)).confidence === "full";
  const model = full ? chooseModel(ledger, automaticCut(first, today), today).model : "pnbd";
  const fit = fitShop(summary, { model });
  if (fit === null) throw new RangeError("too little history for a fit");

  const orders = totalOrders(fit.counts, summary, days, CONFIDENCE);
  const expected = predictHorizons(fit.counts, summary, [days]).orders[0]!;
  const worth = orderValues(fit.spend, summary);
  const revenue = expected.reduce((sum, own, row) => sum + own * worth[row]!, 0);
  const error = relativeError(fit, summary, orders);
  const known: ForetoldPart = {
    orders: { mean: orders.value, low: orders.low, high: orders.high },
    revenue: summary.hasValues
      ? { mean: revenue, ...totalInterval(revenue, error * revenue, CONFIDENCE) }
      : null,
  };

  const seen = Math.min(A_YEAR, today - first + 1);
  const lately = summary.firstDay.reduce((n, day) => n + (day > today - seen ? 1 : 0), 0);
  const come = (lately / seen) * days;
  // a customer of the very day: nothing is known but that they are there
  const one = rowsOf(summary, Int32Array.of(0));
  const newborn = { ...one, x: zero(), tx: zero(), T: zero(), secondAge: zero() };
  const horizons = Array.from({ length: days }, (_, day) => day + 1);
  const repeats = predictHorizons(fit.counts, newborn, horizons).orders;
  const each = 1 + repeats.reduce((sum, column) => sum + column[0]!, 0) / days;
  const eachValue = fit.spend.firstMean + (each - 1) * fit.spend.repeatMean;
  const fresh: ForetoldPart = {
    orders: aroundPoisson(come, each),
    revenue: summary.hasValues ? aroundPoisson(come, eachValue) : null,
  };
  const customers = new Float64Array(ledger.customers);
  expected.forEach((own, row) => (customers[summary.customer[row]!] = own));
  return {
    customers: () => customers,
    orders: together(known.orders, fresh.orders),
    revenue: known.revenue && fresh.revenue ? together(known.revenue, fresh.revenue) : null,
    known,
    new: fresh,
  };
}

/** Relative standard error of what customers of before bring: orders, the spend model, and chance in amounts. */
function relativeError(
  fit: ShopFit,
  summary: Summary,
  orders: { value: number; fitError: number },
): number {
  if (!summary.hasValues || !(orders.value > 0)) return 0;
  const { orders365, clv12 } = score(fit.counts, fit.spend, summary, { months: 12 });
  const year = clv12.reduce((sum, own) => sum + own, 0);
  const { errors } = totalValue(fit, summary, year);
  if (errors === undefined || !(year > 0)) return 0;
  // chance of a year, relative to fewer orders
  const fewer = Math.sqrt(orders365.reduce((sum, own) => sum + own, 0) / orders.value);
  return Math.hypot(
    orders.fitError / orders.value,
    errors.spend / year,
    (errors.chance / year) * fewer,
  );
}

const zero = () => Int32Array.of(0);

function aroundPoisson(count: number, each: number): Expected {
  const reach = Z * Math.sqrt(count) * each;
  return { mean: count * each, low: Math.max(0, count * each - reach), high: count * each + reach };
}

/** Two independent parts added up. */
function together(a: Expected, b: Expected): Expected {
  const mean = a.mean + b.mean;
  return {
    mean,
    low: Math.max(0, mean - Math.hypot(a.mean - a.low, b.mean - b.low)),
    high: mean + Math.hypot(a.high - a.mean, b.high - b.mean),
  };
}
