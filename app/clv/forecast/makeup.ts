import type { CountFit } from "../fit/count-fit.ts";
import { orderValues } from "../fit/order-value.ts";
import type { SpendFit } from "../fit/spend-fit.ts";
import { rowsOf, type Summary } from "../predict/summary.ts";
import type { Ahead } from "./ahead.ts";
import { expectedOf } from "./expected.ts";
import type { Futures } from "./futures.ts";
import { meanExcess } from "./large-orders.ts";
import type { Makeup, Mean } from "./shop-forecast.ts";

/** What those who have ordered on one day are expected to place and pay in `days`, at the fitted parameters. */
export function onceAhead(counts: CountFit, spend: SpendFit, summary: Summary, days: number): Mean {
  const chosen = summary.x.map((_, row) => row).filter((row) => summary.x[row] === 0);
  if (chosen.length === 0) return { orders: 0, revenue: 0 };
  const rows = rowsOf(summary, chosen);
  const { orders, revenue } = expectedOf(counts, rows, orderValues(spend, rows), [days]);
  return { orders: orders[0]!, revenue: revenue[0]! };
}

/** Null below the gates of the models, where nobody tells these customers apart. */
export function makeupOf({ once, values, large, levels }: Ahead, futures: Futures): Makeup | null {
  if (once === null) return null;
  const excess = meanExcess(large);
  const known = meanOf(futures.known);
  const come = meanOf(futures.new);
  const firstOrders = sum(futures.meanFirst);
  const first = {
    orders: firstOrders,
    revenue: firstOrders * (values.first * levels.value.factor + excess),
  };
  const { factor } = levels.orders;
  const ofOnce = {
    orders: factor * once.orders,
    revenue: factor * (levels.value.factor * once.revenue + excess * once.orders),
  };
  return { first, again: less(come, first), once: ofOnce, returned: less(known, ofOnce) };
}

function meanOf(part: Futures["known"]): Mean {
  return { orders: sum(part.meanOrders), revenue: sum(part.meanRevenue) };
}

function less(whole: Mean, part: Mean): Mean {
  return {
    orders: Math.max(0, whole.orders - part.orders),
    revenue: Math.max(0, whole.revenue - part.revenue),
  };
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
