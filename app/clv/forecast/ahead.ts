import type { NewcomerForecast } from "../newcomers/newcomers.ts";
import type { NewValues } from "./first-values.ts";
import type { KnownPart } from "./known.ts";
import { meanExcess, type LargeOrders } from "./large-orders.ts";
import type { Level } from "./level.ts";
import type { RepeatTable } from "./repeat-table.ts";
import type { SeasonDoubt } from "./season-doubt.ts";
import type { Mean } from "./shop-forecast.ts";

/** All that is known, and open, of a shop's days ahead. */
export interface Ahead {
  /** Last days of the steps, ascending. */
  readonly ends: readonly number[];
  readonly known: KnownPart;
  /** The part of it from those who have ordered on one day; null below the gates of the models. */
  readonly once: Mean | null;
  /** Of the count model's log-parameters, row-major 4×4; null where it is not known. */
  readonly covariance: readonly number[] | null;
  readonly table: RepeatTable;
  /** Slopes of ln repeat orders of newcomers in the log-parameters. */
  readonly repeatSlopes: readonly number[];
  readonly values: NewValues;
  readonly large: LargeOrders;
  readonly season: SeasonDoubt;
  /** By how much first orders follow what is not known of the season, as a share of its logarithm. */
  readonly firstFollow: number;
  /** First orders of customers to come. */
  readonly newcomers: NewcomerForecast;
  readonly levels: Levels;
}

export interface Levels {
  readonly orders: Level;
  readonly repeats: Level;
  readonly value: Level;
}

/** Factors of mean 1 that all customers share in one future; levels have their own mean. */
export interface Factors {
  /** Of known customers' orders and of their value per order, by step. */
  readonly pace: readonly number[];
  readonly mix: readonly number[];
  readonly repeatPace: number;
  /** Of all customers' repeat orders, by step. */
  readonly season: readonly number[];
  readonly spend: number;
  readonly firstSpend: number;
  readonly level: number;
  readonly repeatLevel: number;
  readonly valueLevel: number;
  /** First orders by step, and the repeat orders of these newcomers before any factor. */
  readonly first: Float64Array;
  readonly repeats: Float64Array;
}

/** What is expected by step, given the factors. */
export interface Given {
  readonly knownOrders: Float64Array;
  readonly repeats: Float64Array;
  /** Of one order. */
  readonly knownValue: Float64Array;
  readonly firstValue: number;
  readonly repeatValue: number;
  /** What large orders add to any order. */
  readonly excess: number;
}

export function given(ahead: Ahead, factors: Factors): Given {
  const { known, values } = ahead;
  return {
    knownOrders: known.orders.map((by, p) => {
      const orders = by - (known.orders[p - 1] ?? 0);
      const onClock = known.onClock[p]! - (known.onClock[p - 1] ?? 0);
      const seasonal = orders + onClock * (factors.season[p]! - 1);
      return seasonal * factors.pace[p]! * factors.level;
    }),
    knownValue: known.revenue.map((by, p) => {
      const orders = known.orders[p]! - (known.orders[p - 1] ?? 0);
      const revenue = by - (known.revenue[p - 1] ?? 0);
      const value = orders > 0 ? revenue / orders : 0;
      return value * factors.mix[p]! * factors.spend * factors.valueLevel;
    }),
    repeats: factors.repeats.map(
      (r, p) => r * factors.repeatPace * factors.season[p]! * factors.repeatLevel,
    ),
    firstValue: values.first * factors.firstSpend * factors.valueLevel,
    repeatValue: values.repeat * factors.spend * factors.valueLevel,
    excess: meanExcess(ahead.large),
  };
}

export function totalGiven({ first }: Factors, steps: Given): { orders: number; revenue: number } {
  let orders = 0;
  let revenue = 0;
  for (let p = 0; p < first.length; p++) {
    const all = steps.knownOrders[p]! + first[p]! + steps.repeats[p]!;
    orders += all;
    revenue +=
      all * steps.excess +
      steps.knownOrders[p]! * steps.knownValue[p]! +
      first[p]! * steps.firstValue +
      steps.repeats[p]! * steps.repeatValue;
  }
  return { orders, revenue };
}

/** Nothing is off: every factor is its mean. */
export function neutral(ahead: Ahead, first: Float64Array, repeats: Float64Array): Factors {
  const one = ahead.ends.map(() => 1);
  return {
    pace: one,
    mix: one,
    repeatPace: 1,
    season: one,
    spend: 1,
    firstSpend: 1,
    level: ahead.levels.orders.factor,
    repeatLevel: ahead.levels.repeats.factor,
    valueLevel: ahead.levels.value.factor,
    first,
    repeats,
  };
}
