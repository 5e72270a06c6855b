import { eigenSymmetric } from "../../numeric/symmetric.ts";
import { clockOf } from "../season/clock.ts";
import { type Season, seasonCoefficients, withCoefficients } from "../season/season.ts";

/**
 * What is not known of the season, in independent normals: by how much the logarithm of each
 * step's ticks follows each of them. Empty where no season is used.
 */
export type SeasonDoubt = readonly Float64Array[];

const STEP = 1e-3;

const YEAR = 365;

/** New customers are held to follow half of a season of which less than a year was seen; else their paths have one. */
export const firstFollow = ({ reason }: Season): number => (reason === "unseen" ? 0.5 : 0);

/**
 * Ticks of the steps are told beside those of the year before, or of what was seen of it: the pace of orders was
 * learnt there.
 * @param ends last days of the steps, counted from `today`
 * @param seen days of the history
 */
export function seasonDoubt(
  season: Season,
  today: number,
  ends: readonly number[],
  seen: number,
): SeasonDoubt {
  const at = seasonCoefficients(season);
  const size = at.length;
  if (size === 0 || season.covariance.length !== size * size) return [];
  const logTicks = (coefficients: readonly number[]): number[] => {
    const clock = clockOf(withCoefficients(season, coefficients));
    const usual = clock.between(today - Math.min(YEAR, seen), today);
    return ends.map((end, p) => {
      const ticks = clock.between(today + (ends[p - 1] ?? 0), today + end);
      return Math.log(Math.max(Number.MIN_VALUE, ticks / usual));
    });
  };
  const slopes = at.map((_, c) => {
    const moved = (move: number) => logTicks(at.map((own, i) => (i === c ? own + move : own)));
    const below = moved(-STEP);
    return moved(STEP).map((value, p) => (value - below[p]!) / (2 * STEP));
  });
  const { values, vectors } = eigenSymmetric(Float64Array.from(season.covariance), size);
  return Array.from(values, (value, j) =>
    Float64Array.from(ends, (_, p) =>
      at.reduce(
        (sum, __, c) =>
          sum + Math.sqrt(Math.max(0, value)) * vectors[c * size + j]! * slopes[c]![p]!,
        0,
      ),
    ),
  );
}
