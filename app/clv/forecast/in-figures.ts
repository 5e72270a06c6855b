import type { Ahead } from "./ahead.ts";
import { fanOf, figureOf } from "./figure.ts";
import { type Doubt, DOUBTS } from "./doubts.ts";
import type { Futures, PartFutures } from "./futures.ts";
import type { PastError } from "./level.ts";
import { makeupOf } from "./makeup.ts";
import type { DoubtShares, Forecast, ForecastStep, Part } from "./shop-forecast.ts";

/** Means and ranges of what was drawn. */
export function inFigures(
  futures: Futures,
  ahead: Ahead,
  about: Pick<Forecast, "from" | "days" | "readiness" | "model"> & {
    hasValues: boolean;
    tests: readonly PastError[];
  },
): Forecast {
  const { ends, levels, values } = ahead;
  const { hasValues, tests, ...rest } = about;
  const least = { orders: 1, revenue: Math.max(1, values.first) };
  const both = together(futures.known, futures.new);
  const partOf = (part: PartFutures): Part => ({
    orders: figureOf(sum(part.meanOrders), rowSums(part.orders, futures), least.orders),
    revenue: hasValues
      ? figureOf(sum(part.meanRevenue), rowSums(part.revenue, futures), least.revenue)
      : null,
  });
  const step = (p: number): ForecastStep => ({
    end: about.from - 1 + ends[p]!,
    orders: fanOf(both.meanOrders[p]!, columnOf(both.orders, p, futures), least.orders),
    revenue: hasValues
      ? fanOf(both.meanRevenue[p]!, columnOf(both.revenue, p, futures), least.revenue)
      : null,
    known: {
      orders: futures.known.meanOrders[p]!,
      revenue: hasValues ? futures.known.meanRevenue[p]! : null,
    },
    new: {
      orders: futures.new.meanOrders[p]!,
      revenue: hasValues ? futures.new.meanRevenue[p]! : null,
    },
  });
  return {
    ...partOf(both),
    known: partOf(futures.known),
    new: partOf(futures.new),
    firstOrders: sum(futures.meanFirst),
    makeup: hasValues ? makeupOf(ahead, futures) : null,
    doubts: {
      orders: sharesOf(futures.moved.orders),
      revenue: hasValues ? sharesOf(futures.moved.revenue) : null,
    },
    steps: ends.map((_, p) => step(p)),
    level: {
      orders: levels.orders.factor,
      value: levels.value.factor,
      repeats: levels.repeats.factor,
      tests,
    },
    ...rest,
  };
}

function together(known: PartFutures, come: PartFutures): PartFutures {
  const add = (a: Float64Array, b: Float64Array) => a.map((value, i) => value + b[i]!);
  return {
    orders: add(known.orders, come.orders),
    revenue: add(known.revenue, come.revenue),
    meanOrders: add(known.meanOrders, come.meanOrders),
    meanRevenue: add(known.meanRevenue, come.meanRevenue),
  };
}

function rowSums(rows: Float64Array, { count, steps }: Futures): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => {
    return sum(rows.subarray(row * steps, (row + 1) * steps));
  });
}

function columnOf(rows: Float64Array, p: number, { count, steps }: Futures): Float64Array {
  return Float64Array.from({ length: count }, (_, row) => rows[row * steps + p]!);
}

function sharesOf(moved: Record<Doubt, Float64Array>): DoubtShares {
  const variances = DOUBTS.map((doubt) => variance(moved[doubt]));
  const total = variances.reduce((all, own) => all + own, 0);
  return Object.fromEntries(
    DOUBTS.map((doubt, i) => [doubt, total > 0 ? variances[i]! / total : 0]),
  ) as Record<Doubt, number>;
}

function variance(values: Float64Array): number {
  const mean = sum(values) / values.length;
  return values.reduce((all, value) => all + (value - mean) ** 2, 0) / values.length;
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
