import type { Random } from "../../numeric/random.ts";
import { eigenSymmetric } from "../../numeric/symmetric.ts";
import type { Ahead, Factors } from "./ahead.ts";
import type { Level } from "./level.ts";

/** What all customers share in one future, by the doubt it comes from. */
export interface FactorDraw {
  readonly parameters: Pick<Factors, "pace" | "mix" | "repeatPace" | "spend" | "firstSpend">;
  readonly season: Pick<Factors, "season">;
  readonly level: Pick<Factors, "level" | "repeatLevel" | "valueLevel">;
}

/** A deviation of a logarithm beyond this says nothing any longer. */
const MOST_DEVIATION = 1.5;

/**
 * Draws by number, in mirrored pairs whose means are nearly exact. Which part of a level's mixture
 * is drawn runs evenly over the futures.
 */
export function factorDraws(
  ahead: Ahead,
  count: number,
  random: Random,
): (draw: number) => FactorDraw {
  const { known, values, levels } = ahead;
  const directions = directionsOf(ahead.covariance);
  const steps = ahead.ends.map((_, p) => p);
  const stepSlopes = (slopes: readonly Float64Array[], by: Float64Array) =>
    steps.map((p) =>
      loadingsOf(
        directions,
        slopes.map((slope) => inStep(slope, by, p)),
      ),
    );
  const pace = stepSlopes(known.orderSlopes, known.orders);
  const mix = stepSlopes(known.valueSlopes, known.orders);
  const repeatPace = loadingsOf(directions, ahead.repeatSlopes);
  const ofOrders = levelDraws(levels.orders);
  const ofRepeats = levelDraws(levels.repeats);
  const ofValue = levelDraws(levels.value);
  let z: number[] = [];
  let part = 0;
  return (draw) => {
    const mirrored = draw % 2 === 1;
    if (!mirrored) {
      const normals = OWN + ahead.season.length + Math.max(0, directions.length - OF_PARAMETERS);
      z = Array.from({ length: normals }, () => random.normal());
      part = random.next();
    }
    const own = mirrored ? z.map((value) => -value) : z;
    const shape = [...own.slice(0, OF_PARAMETERS), ...own.slice(OWN + ahead.season.length)];
    return {
      parameters: {
        pace: pace.map((loadings) => moved(loadings, shape)),
        mix: mix.map((loadings) => moved(loadings, shape)),
        repeatPace: moved(repeatPace, shape),
        spend: moved([deviation(known.spendDoubt)], [own[4]!]),
        firstSpend: moved([deviation(values.firstDoubt)], [own[5]!]),
      },
      season: {
        season: steps.map((p) =>
          moved(
            ahead.season.map((way) => way[p]!),
            own.slice(OWN),
          ),
        ),
      },
      level: {
        level: ofOrders(part, own[6]!),
        repeatLevel: ofRepeats(part, own[6]!),
        valueLevel: ofValue(part, own[7]!),
      },
    };
  };
}

/**
 * Normals of parameters, spend, first values, level and value; those of the season follow, and then
 * those of the parameters of regular buyers.
 */
const OWN = 8;
const OF_PARAMETERS = 4;

const deviation = (variance: number) => Math.min(MOST_DEVIATION, Math.sqrt(variance));

/** The slope of the logarithm of what comes in step p, from those of the sums by the steps' ends. */
function inStep(slope: Float64Array, by: Float64Array, p: number): number {
  const before = by[p - 1] ?? 0;
  const own = by[p]! - before;
  return own > 0 ? (slope[p]! * by[p]! - (slope[p - 1] ?? 0) * before) / own : 0;
}

/** Directions of independent normals in the log-parameters; none where the covariance is not known. */
function directionsOf(covariance: readonly number[] | null): number[][] {
  if (covariance === null) return [];
  const n = Math.round(Math.sqrt(covariance.length));
  const { values, vectors } = eigenSymmetric(Float64Array.from(covariance), n);
  return Array.from(values, (value, j) =>
    Array.from({ length: n }, (_, i) => Math.sqrt(Math.max(0, value)) * vectors[n * i + j]!),
  );
}

/** How a quantity with these slopes follows the independent normals. */
function loadingsOf(directions: readonly number[][], slopes: readonly number[]): number[] {
  const raw = directions.map((way) => way.reduce((sum, part, i) => sum + part * slopes[i]!, 0));
  const size = Math.hypot(...raw);
  if (!Number.isFinite(size)) return raw.map(() => 0);
  return size > MOST_DEVIATION ? raw.map((value) => (value * MOST_DEVIATION) / size) : raw;
}

/** The log-normal factor of mean 1. */
function moved(loadings: readonly number[], z: readonly number[]): number {
  let log = 0;
  for (let i = 0; i < loadings.length; i++) {
    log += loadings[i]! * z[i]! - (loadings[i]! * loadings[i]!) / 2;
  }
  return Math.exp(log);
}

/** A draw of a level's factor; the mean over all futures is its factor. */
function levelDraws({ parts, factor }: Level): (part: number, z: number) => number {
  const mean = parts.reduce(
    (sum, { weight, mean: at, deviation: d }) => sum + weight * Math.exp(at + (d * d) / 2),
    0,
  );
  const scale = mean > 0 ? factor / mean : 1;
  return (part, z) => {
    let left = part;
    const chosen = parts.find(({ weight }) => (left -= weight) <= 0) ?? parts.at(-1);
    return chosen === undefined ? 1 : scale * Math.exp(chosen.mean + chosen.deviation * z);
  };
}
