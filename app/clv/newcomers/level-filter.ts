import { logGamma } from "../../numeric/special.ts";
import type { LevelModel } from "./level-model.ts";
import { weeklyMoves } from "./level-model.ts";
import type { Observations } from "./observations.ts";

/** What is known of level, slope and the design's effects, in this order, at the end of the history. */
export interface LevelState {
  readonly mean: Float64Array;
  /** Row-major, (2 + columns)². */
  readonly covariance: Float64Array;
}

export interface Filtered extends LevelState {
  /** ln p(counts | model), Laplace's approximation. */
  readonly logLikelihood: number;
  /** ln of the rate of each observation, as smoothed by all of them. */
  readonly logRate: Float64Array;
}

/** Prior of the design's effects. */
export interface EffectPrior {
  readonly mean: Float64Array;
  /** Row-major, columns². */
  readonly covariance: Float64Array;
}

const LEVEL_SPREAD = 2;
const MOST_ROUNDS = 12;
const CLOSE_ENOUGH = 1e-3;
/** Longest step of a log-rate in one round: Newton's method may overshoot where counts are 0. */
const LONGEST_STEP = 2;

/**
 * The posterior mode of the log-rates under negative binomial counts, by Kalman filter and smoother on the linearised
 * observations until they stand still, with Laplace's likelihood.
 * @param start log-rates to begin with @param unseen 1 for observations the filter must not be told of
 * source: Durbin & Koopman 2012, chapters 4, 10.6 and 10.7
 */
export function filterLevel(
  seen: Observations,
  model: LevelModel,
  prior: EffectPrior,
  start: Float64Array,
  unseen?: Uint8Array,
): Filtered {
  const { size, count, share } = seen;
  const logRate = Float64Array.from(start);
  const target = new Float64Array(size);
  const variance = new Float64Array(size);
  let passed: Pass | null = null;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    for (let i = 0; i < size; i++) {
      const rate = Math.exp(logRate[i]!);
      // A size K for a whole week is one of K · share for a part of it.
      const parts = share[i]! / model.excess;
      const information = ((count[i]! + parts) * parts * rate) / (parts + rate) ** 2;
      target[i] = logRate[i]! + (parts * (count[i]! - rate)) / (parts + rate) / information;
      variance[i] = 1 / information;
    }
    passed = pass(seen, model, prior, target, variance, unseen);
    let moved = 0;
    for (let i = 0; i < size; i++) {
      const step = passed.smoothed[i]! - logRate[i]!;
      const taken = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, step));
      logRate[i]! += taken;
      moved = Math.max(moved, Math.abs(taken));
    }
    if (moved < CLOSE_ENOUGH) break;
  }
  const { mean, covariance, logLikelihood: ofTargets } = passed!;
  let logLikelihood = ofTargets;
  for (let i = 0; i < size; i++) {
    if (unseen?.[i] === 1) continue;
    const away = target[i]! - logRate[i]!;
    logLikelihood += 0.5 * (Math.log(2 * Math.PI * variance[i]!) + away ** 2 / variance[i]!);
    logLikelihood += logChance(count[i]!, logRate[i]!, share[i]! / model.excess);
  }
  return { mean, covariance, logLikelihood, logRate };
}

/** ln P(count) of a negative binomial of mean e^logRate and size `parts`. */
export function logChance(count: number, logRate: number, parts: number): number {
  const logSum = Math.log(parts + Math.exp(logRate));
  return (
    logGamma(count + parts) -
    logGamma(parts) -
    logGamma(count + 1) +
    parts * (Math.log(parts) - logSum) +
    count * (logRate - logSum)
  );
}

interface Pass extends LevelState {
  readonly logLikelihood: number;
  readonly smoothed: Float64Array;
}

/** One Kalman filter forwards, and the smoother of the log-rates backwards. */
function pass(
  { size, week, logExposure, rows, count, share }: Observations,
  model: LevelModel,
  prior: EffectPrior,
  target: Float64Array,
  variance: Float64Array,
  unseen?: Uint8Array,
): Pass {
  const columns = prior.mean.length;
  const n = 2 + columns;
  const { levelVariance, slopeVariance, firstSlopeVariance, damping } = weeklyMoves(model);
  const mean = new Float64Array(n);
  const P = new Float64Array(n * n);
  mean[0] = usualLogCount(count, share);
  mean.set(prior.mean, 2);
  P[0] = LEVEL_SPREAD ** 2;
  P[n + 1] = firstSlopeVariance;
  for (let i = 0; i < columns; i++) {
    for (let j = 0; j < columns; j++) P[(2 + i) * n + 2 + j] = prior.covariance[i * columns + j]!;
  }
  const step = () => {
    mean[0]! += mean[1]!;
    mean[1]! *= damping;
    for (let j = 0; j < n; j++) {
      P[j]! += P[n + j]!;
      P[n + j]! *= damping;
    }
    for (let i = 0; i < n; i++) {
      P[i * n]! += P[i * n + 1]!;
      P[i * n + 1]! *= damping;
    }
    P[0]! += levelVariance;
    P[n + 1]! += slopeVariance;
  };
  const gains = new Float64Array(size * n);
  const ahead = new Float64Array(size);
  const errors = new Float64Array(size);
  const predictedLog = new Float64Array(size);
  let logLikelihood = 0;
  let now = 0;
  for (let i = 0; i < size; i++) {
    for (; now < week[i]!; now++) step();
    const row = i * columns;
    let predicted = logExposure[i]! - LOG_WEEK + mean[0]!;
    for (let j = 0; j < columns; j++) predicted += rows[row + j]! * mean[2 + j]!;
    const gain = gains.subarray(i * n, (i + 1) * n);
    for (let a = 0; a < n; a++) {
      let sum = P[a * n]!;
      for (let j = 0; j < columns; j++) {
        if (rows[row + j] !== 0) sum += P[a * n + 2 + j]! * rows[row + j]!;
      }
      gain[a] = sum;
    }
    let spread = gain[0]!;
    for (let j = 0; j < columns; j++) spread += rows[row + j]! * gain[2 + j]!;
    predictedLog[i] = predicted;
    if (unseen?.[i] === 1) continue;
    const F = spread + variance[i]!;
    const v = target[i]! - predicted;
    ahead[i] = F;
    errors[i] = v;
    logLikelihood -= 0.5 * (Math.log(2 * Math.PI * F) + (v * v) / F);
    for (let a = 0; a < n; a++) {
      const share = gain[a]! / F;
      mean[a]! += share * v;
      if (share !== 0) for (let b = 0; b < n; b++) P[a * n + b]! -= share * gain[b]!;
    }
  }
  const r = new Float64Array(n);
  const smoothed = new Float64Array(size);
  for (let i = size - 1; i >= 0; i--) {
    for (; now > week[i]!; now--) r[1] = r[0]! + damping * r[1]!;
    const gain = gains.subarray(i * n, (i + 1) * n);
    if (unseen?.[i] !== 1) {
      let dot = 0;
      for (let a = 0; a < n; a++) dot += gain[a]! * r[a]!;
      const weight = (errors[i]! - dot) / ahead[i]!;
      r[0]! += weight;
      for (let j = 0; j < columns; j++) r[2 + j]! += weight * rows[i * columns + j]!;
    }
    let sum = predictedLog[i]!;
    for (let a = 0; a < n; a++) sum += gain[a]! * r[a]!;
    smoothed[i] = sum;
  }
  return { mean, covariance: P, logLikelihood, smoothed };
}

/** The level is ln of the first orders of a whole week. */
const LOG_WEEK = Math.log(7);

function usualLogCount(count: Float64Array, share: Float64Array): number {
  const total = count.reduce((sum, own) => sum + own, 0);
  return Math.log(
    (total + 0.5) /
      Math.max(
        1,
        share.reduce((sum, own) => sum + own, 0),
      ),
  );
}
