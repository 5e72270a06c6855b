import { createRandom } from "../../numeric/random.ts";
import { automaticCut, chooseModel } from "../fit/choose-model.ts";
import { compress } from "../fit/compress.ts";
import type { CountFit, FitMethod } from "../fit/count-fit.ts";
import { fitCounts } from "../fit/fit-counts.ts";
import { fitSpend } from "../fit/fit-spend.ts";
import type { OrderLedger } from "../fit/ledger.ts";
import { readiness, type Readiness } from "../fit/readiness.ts";
import { noSpend } from "../fit/spend-fit.ts";
import type { CountModel } from "../models/count-model.ts";
import { summarise, summaryTotals, type Summary } from "../predict/summary.ts";
import type { Ahead, Levels } from "./ahead.ts";
import { type Doubt, DOUBTS, type Futures, futuresOf, type PartFutures } from "./futures.ts";
import { type Fan, fanOf, type Figure, figureOf } from "./figure.ts";
import { carriedForward } from "./first-orders.ts";
import { newValues } from "./first-values.ts";
import { knownPart } from "./known.ts";
import { levelOf, type PastError } from "./level.ts";
import { pastErrors, type PastErrors } from "./origins.ts";
import { paceOf } from "./pace.ts";
import { periodEnds } from "./periods.ts";
import { repeatsOf } from "./repeats.ts";
import { repeatTable } from "./repeat-table.ts";

/** Orders (order days of a customer) and revenue; revenue is null where amounts are not known. */
export interface Part {
  readonly orders: Figure;
  readonly revenue: Figure | null;
}

/** A step of the horizon: a week of short ones, a month of longer ones. */
export interface ForecastStep {
  /** Last day. */
  readonly end: number;
  readonly orders: Fan;
  readonly revenue: Fan | null;
  /** Means of the customers of before, and of those to come. */
  readonly known: { readonly orders: number; readonly revenue: number | null };
  readonly new: { readonly orders: number; readonly revenue: number | null };
}

/** Shares of the variance of the shop's total, by where it comes from; they add up to 1. */
export type DoubtShares = Readonly<Record<Doubt, number>>;

/** The forecast of a shop; plain JSON, money in minor units. */
export interface Forecast extends Part {
  /** First day, and how many. */
  readonly from: number;
  readonly days: number;
  /** Customers of before `from`: also what is left if nobody came any more. */
  readonly known: Part;
  /** Customers to come: first orders and their repeats. */
  readonly new: Part;
  /** First orders expected of the customers to come. */
  readonly firstOrders: number;
  readonly doubts: { readonly orders: DoubtShares; readonly revenue: DoubtShares | null };
  readonly steps: readonly ForecastStep[];
  /** What the models rest on: null below their gates, where the shop's pace is carried forward. */
  readonly model: CountModel | null;
  readonly readiness: Readiness;
  readonly level: ForecastLevel;
}

/** Factors by which the shop's past errors move the forecast, and those errors. */
export interface ForecastLevel {
  readonly orders: number;
  readonly value: number;
  readonly repeats: number;
  readonly tests: readonly PastError[];
}

export interface ForecastOptions {
  readonly method?: FitMethod;
  /** A fit already made on orders before `from`. */
  readonly fit?: CountFit;
  /** Taken instead of the one that best foretold held-out orders. */
  readonly model?: CountModel;
  /** Futures to draw. */
  readonly draws?: number;
}

const DRAWS = 2_000;
const MOST_DAYS = 1_825;

/**
 * What a shop will sell in the `days` from day `from` on. Orders on or after `from` are not looked at.
 *
 * Throws RangeError where there is no order before `from`, or `days` is not a whole number from 1 to 1,825.
 */
export function forecastShop(
  ledger: OrderLedger,
  from: number,
  days: number,
  options: ForecastOptions = {},
): Forecast {
  if (!(Number.isInteger(days) && days >= 1 && days <= MOST_DAYS)) {
    throw new RangeError(`Found ${days} days, expected a whole number from 1 to ${MOST_DAYS}`);
  }
  const today = from - 1;
  const summary = summarise(ledger, today);
  if (summary.size === 0) throw new RangeError("There is no order before the forecast begins");
  const random = createRandom("forecast");
  const ready = readiness(summaryTotals(summary));
  const fitted = ready.confidence === "simple" ? null : fitOf(ledger, summary, ready, options);
  const first = summary.firstDay.reduce((a, b) => Math.min(a, b));
  const errors = fitted
    ? pastErrors(ledger, first, today, days, fitted, options.method ?? "map")
    : { orders: [], value: [], repeats: [] };
  const ahead = aheadOf(ledger, summary, days, fitted, errors, {
    first,
    draws: options.draws ?? DRAWS,
  });
  const futures = futuresOf(ahead, random.fork("futures"));
  return described(futures, ahead, {
    from,
    days,
    readiness: ready,
    model: fitted?.model ?? null,
    hasValues: ledger.hasValues,
    tests: errors.orders,
  });
}

function fitOf(
  ledger: OrderLedger,
  summary: Summary,
  ready: Readiness,
  { method = "map", fit, model: asked }: ForecastOptions,
): CountFit {
  if (fit !== undefined) return fit;
  const { today } = summary;
  const first = summary.firstDay.reduce((a, b) => Math.min(a, b));
  const model =
    asked ??
    (ready.confidence === "full"
      ? chooseModel(ledger, automaticCut(first, today), today, method).model
      : "pnbd");
  return fitCounts(compress(summary), model, { method, logGaps: summary.logGaps });
}

function aheadOf(
  ledger: OrderLedger,
  summary: Summary,
  days: number,
  counts: CountFit | null,
  errors: PastErrors,
  { first, draws }: { first: number; draws: number },
): Ahead {
  const { today } = summary;
  const ends = periodEnds(days);
  const values = newValues(ledger, today);
  const random = createRandom("forecast");
  const levels: Levels = {
    orders: levelOf(errors.orders, days),
    repeats: levelOf(errors.repeats, days),
    value: levelOf(errors.value, days),
  };
  const paths = carriedForward(
    firstOrdersByDay(summary, first),
    days,
    draws,
    random.fork("joined"),
  );
  const between = (after: number, to: number) => to - after;
  if (counts === null) {
    const pace = paceOf(summary, values.repeat, values.repeatSpread, ends);
    return {
      ends,
      known: pace.known,
      covariance: pace.covariance,
      table: repeatTable(pace.repeats, ends, between),
      repeatSlopes: pace.repeats.slopes,
      values,
      paths,
      levels,
    };
  }
  const spend = summary.hasValues ? fitSpend(summary) : noSpend;
  const repeats = repeatsOf(counts, days);
  return {
    ends,
    known: knownPart({ counts, spend }, summary, ends),
    covariance: counts.covariance,
    table: repeatTable(repeats, ends, between),
    repeatSlopes: repeats.slopes,
    values,
    paths,
    levels,
  };
}

function firstOrdersByDay({ firstDay, today }: Summary, first: number): Float64Array {
  const perDay = new Float64Array(today - first + 1);
  for (const day of firstDay) perDay[day - first]! += 1;
  return perDay;
}

function described(
  futures: Futures,
  { ends, levels, values }: Ahead,
  about: Pick<Forecast, "from" | "days" | "readiness" | "model"> & {
    hasValues: boolean;
    tests: readonly PastError[];
  },
): Forecast {
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
