import { inversePositive } from "../../numeric/symmetric.ts";

/** An estimate of several effects with its covariance (row-major). */
export interface Measured {
  readonly effects: readonly number[];
  readonly covariance: Float64Array;
}

/** So many groups, whose effects spread by so much, are mixed in. */
const GROUPS = 2;
const SPREAD = 0.1;
const ROUNDS = 60;

/** Differences of groups as they are held, and the variance they have between groups. */
export interface Shrunk {
  readonly held: readonly Measured[];
  readonly variances: readonly number[];
}

/**
 * Empirical Bayes: how much groups differ is estimated over all of them, and each is drawn towards no difference by as
 * much as its own estimate is in doubt. source: Efron & Morris 1975, by EM, with a weak prior on the spread
 */
export function shrink(groups: readonly Measured[], size: number): Shrunk {
  let variances = Array.from({ length: size }, () => SPREAD ** 2);
  let held: Measured[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    held = groups.map((group) => drawn(group, variances, size));
    variances = variances.map((_, k) => {
      const squares = held.reduce(
        (sum, { effects, covariance }) => sum + effects[k]! ** 2 + covariance[k * size + k]!,
        0,
      );
      return (squares + GROUPS * SPREAD ** 2) / (groups.length + GROUPS);
    });
  }
  return { held, variances };
}

/**
 * What is held of a group itself, drawn towards the others: θ − V(V + W + D)⁻¹(θ − φ), covariance V − V(V + W + D)⁻¹V,
 * with θ and V the group's, φ and W the others', and D the variances between groups.
 */
export function drawnTowards(
  own: Measured,
  others: Measured,
  variances: readonly number[],
  size: number,
): Measured {
  const sum = own.covariance.map((entry, i) => entry + others.covariance[i]!);
  for (let k = 0; k < size; k++) sum[k * size + k]! += variances[k]!;
  const inverse = inversePositive(sum, size);
  if (!inverse) return own;
  const gain = product(own.covariance, inverse, size);
  const effects = own.effects.map((effect, k) => {
    let moved = effect;
    for (let j = 0; j < size; j++) {
      moved -= gain[k * size + j]! * (own.effects[j]! - others.effects[j]!);
    }
    return moved;
  });
  const taken = product(gain, own.covariance, size);
  return { effects, covariance: own.covariance.map((entry, i) => entry - taken[i]!) };
}

function product(a: Float64Array, b: Float64Array, size: number): Float64Array {
  return Float64Array.from({ length: size * size }, (_, entry) => {
    const row = Math.floor(entry / size);
    let sum = 0;
    for (let k = 0; k < size; k++) sum += a[row * size + k]! * b[k * size + (entry % size)]!;
    return sum;
  });
}

/** Posterior of one group: covariance (V⁻¹ + D⁻¹)⁻¹ = D − D(V + D)⁻¹D, mean D(V + D)⁻¹ × its estimate. */
function drawn({ effects, covariance }: Measured, variances: number[], size: number): Measured {
  const sum = Float64Array.from(covariance);
  for (let k = 0; k < size; k++) sum[k * size + k]! += variances[k]!;
  const inverse = inversePositive(sum, size);
  const nothing = { effects: effects.map(() => 0), covariance: new Float64Array(size * size) };
  for (let k = 0; k < size; k++) nothing.covariance[k * size + k] = variances[k]!;
  if (!inverse) return nothing;
  const mean = variances.map((variance, k) => {
    let total = 0;
    for (let j = 0; j < size; j++) total += inverse[k * size + j]! * effects[j]!;
    return variance * total;
  });
  const posterior = nothing.covariance;
  for (let k = 0; k < size; k++) {
    for (let j = 0; j < size; j++) {
      posterior[k * size + j]! -= variances[k]! * inverse[k * size + j]! * variances[j]!;
    }
  }
  return { effects: mean, covariance: posterior };
}
