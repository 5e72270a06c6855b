import type { Random } from "../../numeric/random.ts";
import { quadraticForm } from "../../numeric/symmetric.ts";
import { WEEK, type Design } from "./design.ts";
import { weekdayOf } from "./event-days.ts";
import { weeklyMoves } from "./level-model.ts";
import type { WeighedModel } from "./weigh-models.ts";

/** What paths are drawn from. */
export interface Outlook {
  readonly models: readonly WeighedModel[];
  readonly design: Design;
  readonly weekdays: Float64Array;
  /** See ChosenDesign. */
  readonly eventChange: readonly number[];
  /** The first day foretold. */
  readonly from: number;
  readonly days: number;
  /** By how much doubts and drift are wider than the models say (1 = not at all). */
  readonly widening: number;
}

/** draws × days, row-major: rates are expected first orders a day, counts what chance makes of them. */
export interface Paths {
  readonly draws: number;
  readonly days: number;
  readonly rates: Float64Array;
  readonly counts: Float64Array;
}

/** A path's level stays within a factor of 4 of where it began, in each year: growth does not go on for ever. */
const FARTHEST = Math.log(4);

/** A week's luck is drawn where it varies more than this. */
const LEAST_EXCESS = 1e-3;

/** Draws of what may come: model, level, trend, season, drift and chance. */
export function drawPaths(outlook: Outlook, draws: number, random: Random): Paths {
  const { models, design, weekdays, from, days, widening } = outlook;
  const rates = new Float64Array(draws * days);
  const counts = new Float64Array(draws * days);
  const columns = design.columns;
  const weeks = Math.ceil(days / WEEK);
  const weekRows = new Float64Array(weeks * columns);
  const dayRows: (Float64Array | undefined)[] = new Array<undefined>(days).fill(undefined);
  const dayFactors = Float64Array.from({ length: days }, (_, j) => weekdays[weekdayOf(from + j)]!);
  for (let week = 0; week < weeks; week++) {
    design.write(from + week * WEEK + 3, weekRows, week * columns, false);
  }
  for (let j = 0; j < days; j++) {
    if (!design.isEvent(from + j)) continue;
    const row = new Float64Array(columns);
    design.write(from + j, row, 0, true);
    dayRows[j] = row;
  }
  const roots = models.map(({ end }) => rootOf(end.covariance, 2 + columns));
  const excesses = models.map((model) => meanExcess(model, weekRows, columns, weeks, widening));
  const chosen = share(models, draws);
  const state = new Float64Array(2 + columns);
  const noise = new Float64Array(2 + columns);
  const eventNoise = new Float64Array(outlook.eventChange.length);
  const atEvent = (row: Float64Array, level: number) => {
    let log = level + effectOf(row, 0, state, columns);
    for (const [group, [shared]] of design.groupColumns.entries()) {
      log += row[shared!]! * eventNoise[group]!;
    }
    return Math.exp(log) / WEEK;
  };
  for (let draw = 0; draw < draws; draw++) {
    const which = chosen[draw]!;
    const { model, end } = models[which]!;
    for (let i = 0; i < noise.length; i++) noise[i] = widening * random.normal();
    for (let i = 0; i < state.length; i++) {
      let sum = end.mean[i]!;
      for (let j = 0; j <= i; j++) sum += roots[which]![i * state.length + j]! * noise[j]!;
      state[i] = sum;
    }
    for (const [i, change] of outlook.eventChange.entries()) {
      eventNoise[i] = change * random.normal();
    }
    const moves = weeklyMoves(model);
    const levelStep = Math.sqrt(moves.levelVariance) * widening;
    const slopeStep = Math.sqrt(moves.slopeVariance) * widening;
    const first = state[0]!;
    for (let week = 0; week < weeks; week++) {
      state[0]! += state[1]! + levelStep * random.normal();
      state[1] = moves.damping * state[1]! + slopeStep * random.normal();
      const reach = FARTHEST * Math.max(1, week / 52);
      const level =
        first + Math.max(-reach, Math.min(reach, state[0]! - first)) - excesses[which]![week]!;
      const weekly = Math.exp(level + effectOf(weekRows, week * columns, state, columns)) / WEEK;
      const luck =
        model.excess > LEAST_EXCESS ? random.gamma(1 / model.excess, 1 / model.excess) : 1;
      for (let j = week * WEEK; j < Math.min(days, (week + 1) * WEEK); j++) {
        const row = dayRows[j];
        const rate = (row ? atEvent(row, level) : weekly) * dayFactors[j]!;
        rates[draw * days + j] = rate;
        counts[draw * days + j] = random.poisson(rate * luck);
      }
    }
  }
  return { draws, days, rates, counts };
}

/** First orders of all days of each path together. */
export function totalsOf({ draws, days, counts }: Paths): Float64Array {
  const totals = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    for (let j = 0; j < days; j++) totals[draw]! += counts[draw * days + j]!;
  }
  return totals;
}

function effectOf(rows: Float64Array, at: number, state: Float64Array, columns: number): number {
  let sum = 0;
  for (let j = 0; j < columns; j++) sum += rows[at + j]! * state[2 + j]!;
  return sum;
}

/**
 * By how much doubt about the rate of each week alone would raise the mean (that of e^x lies above e^mean): what is
 * not known makes no growth, and a Poisson level has its mean where the logarithm has its mode, so it is taken off.
 */
function meanExcess(
  { model, end: { covariance } }: WeighedModel,
  weekRows: Float64Array,
  columns: number,
  weeks: number,
  widening: number,
): Float64Array {
  const n = 2 + columns;
  const moves = weeklyMoves(model);
  // how far the slope of today moves the level by then
  let reach = 0;
  let damping = 1;
  let way = 0;
  let slopeWithWay = 0;
  let slope = 0;
  const from = new Float64Array(n);
  return Float64Array.from({ length: weeks }, (_, week) => {
    way += 2 * slopeWithWay + slope + moves.levelVariance;
    slopeWithWay = moves.damping * (slopeWithWay + slope);
    slope = moves.damping ** 2 * slope + moves.slopeVariance;
    reach += damping;
    damping *= moves.damping;
    from[0] = 1;
    from[1] = reach;
    from.set(weekRows.subarray(week * columns, (week + 1) * columns), 2);
    return ((way + quadraticForm(covariance, from)) / 2) * widening ** 2;
  });
}

/** Which model each draw comes from: as many as its weight says, without chance. */
function share(models: readonly WeighedModel[], draws: number): Int32Array {
  const chosen = new Int32Array(draws);
  let which = 0;
  let upTo = models[0]!.weight;
  for (let draw = 0; draw < draws; draw++) {
    while ((draw + 0.5) / draws > upTo && which + 1 < models.length)
      upTo += models[++which]!.weight;
    chosen[draw] = which;
  }
  return chosen;
}

/** Lower triangular L with L·Lᵀ = the matrix; directions of no variance get none. */
function rootOf(matrix: Float64Array, n: number): Float64Array {
  const root = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= root[i * n + k]! * root[j * n + k]!;
      if (i === j) root[j * n + j] = Math.sqrt(Math.max(0, sum));
      else if (root[j * n + j]! > 1e-9) root[i * n + j] = sum / root[j * n + j]!;
    }
  }
  return root;
}
