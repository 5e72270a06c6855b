import { inversePositive } from "../../numeric/symmetric.ts";

/** By how much a forecast of the past was wrong. */
export interface PastError {
  /** Day up to which was known. */
  readonly origin: number;
  /** Days ahead that were forecast. */
  readonly window: number;
  readonly expected: number;
  readonly actual: number;
  /** ln(actual/expected), centred: 0 on average where the model is right. */
  readonly error: number;
  /** Variance of it by chance, and by what was not known of the parameters. */
  readonly chance: number;
  readonly doubt: number;
}

/** What past errors leave open of the level of a forecast: a mixture of normals of ln factor. */
export interface Level {
  /** The forecast is multiplied by it. */
  readonly factor: number;
  /** Variance of the logarithm around it. */
  readonly variance: number;
  readonly parts: readonly LevelPart[];
}

export interface LevelPart {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** How far the level of a forecast may be off, and how likely that is held before any test. */
export interface LevelPrior {
  /** Lasting errors and those of one window in a year, as deviations of a logarithm, with weights. */
  readonly lasting: readonly (readonly [number, number])[];
  readonly passing: readonly (readonly [number, number])[];
}

const LEVEL_PRIOR: LevelPrior = {
  lasting: [
    [0, 0.5],
    [0.03, 0.15],
    [0.06, 0.15],
    [0.12, 0.12],
    [0.25, 0.08],
  ],
  passing: [
    [0, 0.5],
    [0.03, 0.15],
    [0.06, 0.15],
    [0.12, 0.12],
    [0.25, 0.08],
  ],
};

const YEAR = 365;
const JITTER = 1e-9;

/** A forecast's error as the rule has it; half a count is added to either side, so that none is no problem. */
export function pastError(
  at: Pick<PastError, "origin" | "window" | "expected" | "actual">,
  chance: number,
  doubt: number,
  half = 0.5,
): PastError {
  const error = Math.log((at.actual + half) / (at.expected + half)) + (chance + doubt) / 2;
  return { ...at, error, chance, doubt };
}

/**
 * @param errors of past forecasts, by origin
 * @param days the horizon of the forecast whose level is asked for
 */
export function levelOf(errors: readonly PastError[], days: number, prior = LEVEL_PRIOR): Level {
  const size = errors.length;
  const own = new Float64Array(size * size);
  const shared = new Float64Array(size * size);
  errors.forEach((first, i) => {
    errors.forEach((second, j) => {
      const [earlier, later] = first.origin <= second.origin ? [first, second] : [second, first];
      const over = overlap(earlier, later);
      const pace = later.expected / Math.max(1e-9, earlier.expected);
      own[i * size + j] =
        i === j
          ? first.chance + first.doubt + JITTER
          : later.chance * (over / later.window) * pace + later.doubt * (over / earlier.window);
      shared[i * size + j] = over / YEAR;
    });
  });
  const parts: { log: number; mean: number; deviation: number }[] = [];
  for (const [lasting, first] of prior.lasting) {
    for (const [passing, second] of prior.passing) {
      const b = lasting * lasting;
      const u = passing * passing;
      const found = posterior(errors, own, shared, b, u);
      if (found === null) continue;
      const variance = found.variance + (u * days) / YEAR;
      parts.push({
        log: Math.log(first * second) + found.logLikelihood,
        mean: found.mean,
        deviation: Math.sqrt(variance),
      });
    }
  }
  return mixed(parts);
}

function overlap(earlier: PastError, later: PastError): number {
  const end = Math.min(earlier.origin + earlier.window, later.origin + later.window);
  return Math.max(0, end - later.origin);
}

/** Of the lasting error, at known variances of both kinds; null where the errors say too little to be told apart. */
function posterior(
  errors: readonly PastError[],
  own: Float64Array,
  shared: Float64Array,
  b: number,
  u: number,
): { mean: number; variance: number; logLikelihood: number } | null {
  const size = errors.length;
  if (size === 0) return { mean: 0, variance: b, logLikelihood: 0 };
  const covariance = own.map((value, at) => value + u * shared[at]! + b);
  const inverse = inversePositive(covariance, size, 1e-14);
  if (inverse === null) return null;
  let distance = 0;
  let pull = 0;
  let ones = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const entry = inverse[i * size + j]!;
      distance += errors[i]!.error * entry * errors[j]!.error;
      pull += entry * errors[j]!.error;
      ones += entry;
    }
  }
  const logLikelihood = (logDeterminant(inverse, size) - distance) / 2;
  return { mean: b * pull, variance: Math.max(0, b - b * b * ones), logLikelihood };
}

/** ln of the determinant of a positive definite matrix, by Cholesky's way. */
function logDeterminant(matrix: Float64Array, size: number): number {
  const left = Float64Array.from(matrix);
  let sum = 0;
  for (let k = 0; k < size; k++) {
    const pivot = Math.max(Number.MIN_VALUE, left[k * size + k]!);
    sum += Math.log(pivot);
    for (let i = k + 1; i < size; i++) {
      const share = left[i * size + k]! / pivot;
      for (let j = k; j < size; j++) left[i * size + j]! -= share * left[k * size + j]!;
    }
  }
  return sum;
}

function mixed(parts: readonly { log: number; mean: number; deviation: number }[]): Level {
  const top = parts.reduce((most, { log }) => Math.max(most, log), -Infinity);
  const total = parts.reduce((sum, { log }) => sum + Math.exp(log - top), 0);
  const weighed = parts.map(({ log, mean, deviation }) => {
    return { weight: Math.exp(log - top) / total, mean, deviation };
  });
  const mean = weighed.reduce((sum, part) => sum + part.weight * part.mean, 0);
  const variance = weighed.reduce(
    (sum, part) => sum + part.weight * (part.deviation ** 2 + (part.mean - mean) ** 2),
    0,
  );
  return { factor: Math.exp(mean), variance, parts: weighed };
}
