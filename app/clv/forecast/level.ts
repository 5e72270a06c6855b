import { eigenSymmetric, inversePositive, logDeterminant } from "../../numeric/symmetric.ts";

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

/** Deviations of a logarithm that a level may be off by, each with how likely it is held before any test. */
type LevelPrior = readonly (readonly [number, number])[];

/**
 * Of errors that last, and of those of one window in a year. Chosen by simulation: shops that follow the
 * models are covered by 95 to 100 in 100 ranges, shops that do not by 88 to 98.
 */
const PRIOR: LevelPrior = [
  [0, 0.8],
  [0.04, 0.1],
  [0.1, 0.07],
  [0.2, 0.03],
];

const YEAR = 365;
const JITTER = 1e-9;
/** Two errors are never taken for more alike than this. */
const MOST_ALIKE = 0.9;
/** How far likenesses are taken back, in steps, until the errors can be told apart at all. */
const HELD_BACK = [1, 0.9, 0.75, 0.5, 0];
const APART = 0.02;

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
export function levelOf(errors: readonly PastError[], days: number): Level {
  const own = toldApart(likenessOf(errors), errors.length);
  const shared = errors.flatMap((first) => errors.map((second) => overlap(first, second) / YEAR));
  const parts: { log: number; mean: number; deviation: number }[] = [];
  for (const [lasting, first] of PRIOR) {
    for (const [passing, second] of PRIOR) {
      const b = lasting * lasting;
      const u = passing * passing;
      const found = posterior(errors, own, shared, b, u);
      if (found === null) continue;
      parts.push({
        log: Math.log(first * second) + found.logLikelihood,
        mean: found.mean,
        deviation: Math.sqrt(found.variance + (u * days) / YEAR),
      });
    }
  }
  return mixed(parts);
}

/**
 * Covariance of errors by chance and parameters, where the models are right. What the earlier one saw of the
 * later one's window is a part of it; all before was known to the later fit.
 */
function likenessOf(errors: readonly PastError[]): Float64Array {
  const size = errors.length;
  const result = new Float64Array(size * size);
  const varianceOf = ({ chance, doubt }: PastError) => chance + doubt + JITTER;
  errors.forEach((first, i) => {
    errors.forEach((second, j) => {
      const [earlier, later] = first.origin <= second.origin ? [first, second] : [second, first];
      const part = (varianceOf(later) * overlap(earlier, later)) / earlier.window;
      const most = MOST_ALIKE * Math.sqrt(varianceOf(earlier) * varianceOf(later));
      result[i * size + j] = i === j ? varianceOf(first) : Math.min(most, part);
    });
  });
  return result;
}

/** The covariance with its off-diagonal entries held back until it is safely positive definite. */
function toldApart(covariance: Float64Array, size: number): Float64Array {
  const diagonal = Array.from({ length: size }, (_, i) => covariance[i * size + i]!);
  const least = diagonal.reduce((a, b) => Math.min(a, b), Infinity);
  for (const factor of HELD_BACK) {
    const held = covariance.map((entry, at) =>
      Math.floor(at / size) === at % size ? entry : factor * entry,
    );
    if (size === 0 || eigenSymmetric(held, size).values[0]! > APART * least) return held;
  }
  return covariance;
}

function overlap(a: PastError, b: PastError): number {
  const end = Math.min(a.origin + a.window, b.origin + b.window);
  return Math.max(0, end - Math.max(a.origin, b.origin));
}

/** Of the lasting error, at known variances of both kinds; null where the errors say too little to be told apart. */
function posterior(
  errors: readonly PastError[],
  own: Float64Array,
  shared: readonly number[],
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
