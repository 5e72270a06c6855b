/**
 * Poisson regression with a normal prior on each coefficient, for counts that vary more than
 * Poisson counts do: the mode of Σ (y·η − e^η)/φ − ½ Σ (β/σ)², η = offset + Xβ.
 */
export interface PoissonData {
  readonly rows: number;
  readonly columns: number;
  /** rows × columns, row-major. */
  readonly design: Float64Array;
  readonly counts: Float64Array;
  /** Logarithm of the mean where all coefficients are 0. */
  readonly offset: Float64Array;
}

export interface PoissonFit {
  readonly coefficients: Float64Array;
  /** φ (XᵀWX + φΣ⁻¹)⁻¹, row-major. */
  readonly covariance: Float64Array;
  readonly means: Float64Array;
}

const MOST_STEPS = 50;
const ENOUGH = 1e-8;
/** A step that would change a logarithm by more is cut short. */
const LONGEST_STEP = 2;

/**
 * Fisher scoring. Rows whose `weight` is 0 are not looked at; their means are still told.
 * @param deviations σ of each coefficient's prior; Infinity for none
 * @param dispersion φ, variance over mean
 */
export function poissonRegression(
  { rows, columns, design, counts, offset }: PoissonData,
  deviations: ArrayLike<number>,
  dispersion = 1,
  weight?: ArrayLike<number>,
): PoissonFit {
  const precision = Float64Array.from(deviations, (sigma) => dispersion / (sigma * sigma));
  const coefficients = new Float64Array(columns);
  const means = new Float64Array(rows);
  const information = new Float64Array(columns * columns);
  const score = new Float64Array(columns);
  const tell = () => {
    for (let i = 0; i < rows; i++) {
      let eta = offset[i]!;
      for (let j = 0; j < columns; j++) eta += design[i * columns + j]! * coefficients[j]!;
      means[i] = Math.exp(Math.min(eta, 500));
    }
  };
  tell();
  for (let step = 0; step < MOST_STEPS; step++) {
    information.fill(0);
    for (let j = 0; j < columns; j++) {
      score[j] = -precision[j]! * coefficients[j]!;
      information[j * columns + j] = precision[j]!;
    }
    for (let i = 0; i < rows; i++) {
      if (weight !== undefined && weight[i] === 0) continue;
      const residual = counts[i]! - means[i]!;
      for (let j = 0; j < columns; j++) {
        const own = design[i * columns + j]!;
        if (own === 0) continue;
        score[j]! += own * residual;
        const weighed = own * means[i]!;
        for (let k = 0; k <= j; k++)
          information[j * columns + k]! += weighed * design[i * columns + k]!;
      }
    }
    const move = solve(choleskyOf(information, columns), score, columns);
    const longest = move.reduce((most, part) => Math.max(most, Math.abs(part)), 0);
    const share = Math.min(1, LONGEST_STEP / longest);
    for (let j = 0; j < columns; j++) coefficients[j]! += share * move[j]!;
    tell();
    if (longest < ENOUGH) break;
  }
  return { coefficients, covariance: inverse(information, columns, dispersion), means };
}

/** Lower triangle L of LLᵀ; a pivot that has nothing left is taken as tiny, so its part stays put. */
function choleskyOf(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] =
        i === j
          ? Math.sqrt(Math.max(sum, 1e-12 * (1 + matrix[j * n + j]!)))
          : sum / lower[j * n + j]!;
    }
  }
  return lower;
}

function solve(lower: Float64Array, right: ArrayLike<number>, n: number): Float64Array {
  const at = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) at[i]! -= lower[i * n + k]! * at[k]!;
    at[i]! /= lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) at[i]! -= lower[k * n + i]! * at[k]!;
    at[i]! /= lower[i * n + i]!;
  }
  return at;
}

function inverse(matrix: Float64Array, n: number, factor: number): Float64Array {
  const lower = choleskyOf(matrix, n);
  const result = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit.fill(0);
    unit[j] = factor;
    result.set(solve(lower, unit, n), j * n);
  }
  return result;
}
