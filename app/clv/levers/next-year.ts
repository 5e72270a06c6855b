import type { Figure } from "../forecast/figure.ts";
import type { Mean } from "../forecast/shop-forecast.ts";
import { factorsOf, type Factors } from "./factors.ts";
import { LEVERS, rangeOf, type Base, type Moves } from "./levers.ts";

/** Next year, with levers moved; money in minor units. */
export interface NextYear {
  readonly orders: Figure;
  readonly revenue: Figure;
  /** after the cost of goods; null where no margin is known */
  readonly profit: Figure | null;
}

/**
 * What the next 365 days would be with levers moved and all else as the forecast has it. Each part of the forecast is
 * multiplied by its factors; the forecast's range is carried along in proportion, so with nothing moved the forecast
 * itself comes back. Whether a move comes about, and what else it would change, is not in it.
 *
 * Throws RangeError where a lever is moved that is not known, or beyond its range.
 */
export function nextYear(base: Base, moves: Moves = {}): NextYear {
  for (const lever of LEVERS) check(base, moves, lever);
  const factors = factorsOf(base, moves);
  const still = factorsOf(base, {});
  const times = (what: keyof Mean) => {
    const before = sumOf(base, still, what);
    return before > 0 ? sumOf(base, factors, what) / before : 1;
  };
  const volume = times("revenue") * factors.basket;
  const revenue = scaled(base.revenue, volume * factors.price);
  const margin = moves.margin ?? base.now.margin;
  // the same goods cost the same: what a discount leaves of the price, or takes, is all profit
  const left = margin === null ? null : factors.price - (1 - margin);
  return {
    orders: scaled(base.orders, times("orders")),
    revenue,
    profit: left === null ? null : scaled(base.revenue, volume * left),
  };
}

function check({ now }: Base, moves: Moves, lever: (typeof LEVERS)[number]): void {
  const [from, to] = [now[lever], moves[lever]];
  if (to === undefined) return;
  if (from === null && lever !== "margin")
    throw new RangeError(`Found a move of ${lever}, of which nothing is known`);
  const { least, most } = rangeOf(lever, from ?? 0);
  if (!(to >= least && to <= most))
    throw new RangeError(`Found ${lever} ${to}, expected ${least} to ${most}`);
}

function sumOf({ makeup }: Base, factors: Factors, what: keyof Mean): number {
  const { newcomers, comeBack, knownStay, newStay } = factors;
  return (
    makeup.first[what] * newcomers +
    makeup.again[what] * newcomers * comeBack * newStay +
    makeup.once[what] * comeBack * knownStay +
    makeup.returned[what] * knownStay
  );
}

/** A range keeps its width in proportion; below 0 its ends change places. */
function scaled({ mean, low, high }: Figure, factor: number): Figure {
  const ends = [low * factor, high * factor];
  return { mean: mean * factor, low: Math.min(...ends), high: Math.max(...ends) };
}
