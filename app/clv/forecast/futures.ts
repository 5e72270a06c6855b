import type { Random } from "../../numeric/random.ts";
import { type Ahead, type Factors, given, type Given, neutral, totalGiven } from "./ahead.ts";
import { countsOf, meanOf, scatterOf, type Scatter } from "./chance.ts";
import type { NewcomerForecast } from "../newcomers/newcomers.ts";
import { excessOf, shareDraw } from "./large-orders.ts";
import { type Doubt, DOUBTS } from "./doubts.ts";
import { factorDraws } from "./shared-draws.ts";
import type { RepeatTable } from "./repeat-table.ts";

/** Of one part of the shop: a row of steps for each future, and the means by step. */
export interface PartFutures {
  readonly orders: Float64Array;
  readonly revenue: Float64Array;
  readonly meanOrders: Float64Array;
  readonly meanRevenue: Float64Array;
}

export interface Futures {
  readonly count: number;
  readonly steps: number;
  readonly known: PartFutures;
  readonly new: PartFutures;
  /** First orders alone, by step. */
  readonly meanFirst: Float64Array;
  /** How far each doubt alone moved the shop's total, one entry per future. */
  readonly moved: Record<"orders" | "revenue", Record<Doubt, Float64Array>>;
}

/** Lets the days ahead happen as often as there are paths of first orders. */
export function futuresOf(ahead: Ahead, random: Random): Futures {
  const { ends, table, newcomers } = ahead;
  const steps = ends.length;
  const count = newcomers.draws;
  const joined = joinedBy(newcomers.paths, newcomers, ends);
  const meanFirst = joinedBy(newcomers.mean, { draws: 1, days: newcomers.days }, ends);
  const meanRepeats = repeatsFrom(table, meanFirst);
  const middle = neutral(ahead, meanFirst, meanRepeats);
  const usual = given(ahead, middle);
  const usualTotal = totalGiven(middle, usual);
  const scatter = scattersOf(ahead, meanFirst, meanRepeats);
  const column = () => new Float64Array(count * steps);
  const doubts = () =>
    Object.fromEntries(DOUBTS.map((doubt) => [doubt, new Float64Array(count)])) as Record<
      Doubt,
      Float64Array
    >;
  const result: Futures = {
    count,
    steps,
    meanFirst,
    known: {
      orders: column(),
      revenue: column(),
      meanOrders: usual.knownOrders,
      meanRevenue: usual.knownOrders.map(
        (orders, p) => orders * (usual.knownValue[p]! + usual.excess),
      ),
    },
    new: {
      orders: column(),
      revenue: column(),
      meanOrders: meanFirst.map((first, p) => first + usual.repeats[p]!),
      meanRevenue: meanFirst.map(
        (first, p) =>
          first * (usual.firstValue + usual.excess) +
          usual.repeats[p]! * (usual.repeatValue + usual.excess),
      ),
    },
    moved: { orders: doubts(), revenue: doubts() },
  };
  const draws = factorDraws(ahead, count, random);
  for (let draw = 0; draw < count; draw++) {
    const shared = draws(draw);
    const { season } = shared.season;
    const joining = (first: Float64Array) => ({ first, repeats: repeatsFrom(table, first) });
    const path = joined.subarray(draw * steps, (draw + 1) * steps);
    const acquired = joining(following(path, season, ahead).map(Math.round));
    const factors: Factors = {
      ...shared.parameters,
      ...shared.season,
      ...shared.level,
      ...acquired,
    };
    const steps_ = given(ahead, factors);
    const came = happen(result, draw, factors, steps_, scatter, ahead, random);
    const expected = totalGiven(factors, steps_);
    const alone = (part: Partial<Factors>) => {
      const moved = { ...middle, ...part };
      return totalGiven(moved, given(ahead, moved));
    };
    const parts: Record<Exclude<Doubt, "chance">, Partial<Factors>> = {
      parameters: shared.parameters,
      level: shared.level,
      season: { season, ...joining(following(meanFirst, season, ahead)) },
      acquisition: joining(path),
    };
    for (const what of ["orders", "revenue"] as const) {
      const to = result.moved[what];
      to.chance[draw] = came[what] - expected[what];
      for (const [doubt, part] of Object.entries(parts)) {
        to[doubt as Doubt][draw] = alone(part)[what] - usualTotal[what];
      }
    }
  }
  return result;
}

/** First orders as far as they share what is not known of the season. */
function following(
  first: Float64Array,
  season: readonly number[],
  { firstFollow }: Ahead,
): Float64Array {
  return firstFollow > 0 ? first.map((count, p) => count * season[p]! ** firstFollow) : first;
}

interface Scatters {
  readonly known: Scatter;
  readonly repeats: Scatter;
  /** Relative variance of the value of one order. */
  readonly knownValue: number;
}

function scattersOf(ahead: Ahead, first: Float64Array, repeats: Float64Array): Scatters {
  const { known, table } = ahead;
  const orders = known.orders.at(-1)!;
  const revenue = known.revenue.at(-1)!;
  const { chance } = known;
  const each = first.reduce((sum, n, p) => sum + n * table.variance[p]!, 0);
  const relative = revenue > 0 ? chance.revenue / revenue ** 2 : 0;
  const ofOrders = orders > 0 ? chance.orders / orders ** 2 : 0;
  // what of the revenue's variance the number of orders does not bring: (1 + V/E²)·spread/E
  const left = Math.max(0, relative - ofOrders);
  return {
    known: scatterOf(orders, chance.orders),
    repeats: scatterOf(total(repeats), each),
    knownValue: left * orders,
  };
}

/** One future: counts and money by step into the columns; the shop's totals come back. */
function happen(
  result: Futures,
  draw: number,
  factors: Factors,
  steps: Given,
  scatter: Scatters,
  { values, large }: Ahead,
  random: Random,
): { orders: number; revenue: number } {
  const orders = countsOf(steps.knownOrders, scatter.known, random);
  const repeats = countsOf(steps.repeats, scatter.repeats, random);
  const sums = { orders: 0, revenue: 0 };
  const share = shareDraw(large, random);
  for (let p = 0; p < orders.length; p++) {
    const at = draw * orders.length + p;
    const first = factors.first[p]!;
    const again = repeats[p]!;
    const known =
      orders[p]! * steps.knownValue[p]! * meanOf(orders[p]!, scatter.knownValue, random) +
      excessOf(large, share, orders[p]!, random);
    const bought =
      first * steps.firstValue * meanOf(first, values.firstSpread, random) +
      again * steps.repeatValue * meanOf(again, values.repeatSpread, random) +
      excessOf(large, share, first + again, random);
    result.known.orders[at] = orders[p]!;
    result.known.revenue[at] = known;
    result.new.orders[at] = first + again;
    result.new.revenue[at] = bought;
    sums.orders += orders[p]! + first + again;
    sums.revenue += known + bought;
  }
  return sums;
}

/** First orders by step, a row for each future. */
function joinedBy(
  perDay: Float64Array,
  { draws, days }: Pick<NewcomerForecast, "draws" | "days">,
  ends: readonly number[],
): Float64Array {
  const steps = ends.length;
  const result = new Float64Array(draws * steps);
  for (let draw = 0; draw < draws; draw++) {
    let p = 0;
    for (let day = 0; day < days; day++) {
      while (day >= ends[p]!) p++;
      result[draw * steps + p]! += perDay[draw * days + day]!;
    }
  }
  return result;
}

/** Repeat orders by step that newcomers of these steps are expected to place. */
function repeatsFrom({ expected }: RepeatTable, joined: Float64Array): Float64Array {
  const result = new Float64Array(joined.length);
  for (let p = 0; p < joined.length; p++) {
    const row = expected[p]!;
    for (let q = p; q < result.length; q++) result[q]! += joined[p]! * row[q]!;
  }
  return result;
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
