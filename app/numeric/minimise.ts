/**
 * A smooth function to be minimised: returns its value at `at` and writes its gradient.
 * May return a non-finite value where it is not defined; the search then steps back.
 */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

export interface MinimiseOptions {
  /** Stop when the largest absolute gradient entry is below this. */
  readonly gradientTolerance?: number;
  readonly maxIterations?: number;
  /** Row-major inverse Hessian to start from, where a good one is known. */
  readonly inverseHessian?: Float64Array;
}

export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** Largest absolute entry of the gradient. */
  readonly gradientNorm: number;
  readonly iterations: number;
  readonly evaluations: number;
  /** True when the gradient is below the tolerance; never judged by how the line search ended. */
  readonly converged: boolean;
}

/** Sufficient decrease and curvature constants of the Wolfe conditions. */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
/** Rounding noise of the value, relative; below it only slopes are trusted. */
const VALUE_NOISE = 4e-13;
/** Longest step of any coordinate; parameters are logarithms, so e³ is a factor of twenty. */
const MAX_STEP = 3;
const MAX_TRIALS = 40;

/**
 * BFGS with a line search for the Wolfe conditions or, near the minimum where values no longer
 * tell points apart, Hager & Zhang's approximate Wolfe conditions (SIAM J. Optim. 16, 2005).
 */
export function minimise(
  objective: Objective,
  start: ArrayLike<number>,
  options: MinimiseOptions = {},
): Minimum {
  const { gradientTolerance = 1e-8, maxIterations = 300 } = options;
  const n = start.length;
  const at = Float64Array.from(start);
  const gradient = new Float64Array(n);
  let value = objective(at, gradient);
  let evaluations = 1;
  let inverse: Float64Array | null = options.inverseHessian
    ? Float64Array.from(options.inverseHessian)
    : null;
  const direction = new Float64Array(n);
  let iterations = 0;
  let restarted = false;

  for (; iterations < maxIterations; iterations++) {
    if (!(maxAbs(gradient) > gradientTolerance)) break;
    setDirection(direction, inverse, gradient);
    if (!(dot(gradient, direction) < 0)) {
      inverse = null;
      setDirection(direction, inverse, gradient);
    }
    const found = lineSearch(objective, at, value, gradient, direction, inverse === null);
    evaluations += found.evaluations;
    if (!found.moved) {
      // A stale curvature model can point nowhere useful: try once more downhill, then give up.
      if (inverse === null || restarted) break;
      inverse = null;
      restarted = true;
      continue;
    }
    inverse = updatedInverse(inverse, at, found.at, gradient, found.gradient);
    at.set(found.at);
    gradient.set(found.gradient);
    value = found.value;
  }
  const gradientNorm = maxAbs(gradient);
  return {
    at,
    value,
    gradient,
    gradientNorm,
    iterations,
    evaluations,
    converged: Number.isFinite(value) && gradientNorm <= gradientTolerance,
  };
}

interface Trial {
  readonly at: Float64Array;
  readonly gradient: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  readonly moved: boolean;
}

function lineSearch(
  objective: Objective,
  from: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
  unscaled: boolean,
): Trial {
  const n = from.length;
  const at = new Float64Array(n);
  const trialGradient = new Float64Array(n);
  const slope = dot(gradient, direction);
  const longest = maxAbs(direction);
  const cap = MAX_STEP / longest;
  let step = unscaled ? Math.min(0.5 / longest, 50) : Math.min(1, cap);
  let lower = 0;
  let lowerSlope = slope;
  let upper = Infinity;
  let upperSlope = NaN;
  let trialValue = value;
  let evaluations = 0;
  const noise = VALUE_NOISE * Math.abs(value);

  for (; evaluations < MAX_TRIALS;) {
    for (let i = 0; i < n; i++) at[i] = from[i]! + step * direction[i]!;
    trialValue = objective(at, trialGradient);
    evaluations++;
    const trialSlope = dot(trialGradient, direction);
    const finite = Number.isFinite(trialValue) && Number.isFinite(trialSlope);
    const decreased = finite && trialValue <= value + DECREASE * step * slope;
    const flatEnough = trialSlope >= CURVATURE * slope;
    const approximate =
      finite &&
      trialValue <= value + noise &&
      flatEnough &&
      trialSlope <= (2 * DECREASE - 1) * slope;
    if ((decreased && flatEnough) || approximate) {
      return { at, gradient: trialGradient, value: trialValue, evaluations, moved: true };
    }
    const stillFalling = finite && trialValue <= value + noise && trialSlope < 0;
    if (stillFalling) {
      lower = step;
      lowerSlope = trialSlope;
    } else {
      upper = step;
      upperSlope = finite ? trialSlope : NaN;
    }
    if (upper === Infinity) {
      if (step >= cap) break;
      step = Math.min(step * 3, cap);
    } else {
      const width = upper - lower;
      if (width <= 1e-15 * upper) break;
      const secant = lower + (width * lowerSlope) / (lowerSlope - upperSlope);
      const inside = secant > lower + 0.1 * width && secant < upper - 0.1 * width;
      step = inside ? secant : Number.isNaN(upperSlope) ? lower + 0.1 * width : lower + width / 2;
    }
  }
  const moved = Number.isFinite(trialValue) && trialValue < value;
  return { at, gradient: trialGradient, value: trialValue, evaluations, moved };
}

function setDirection(
  direction: Float64Array,
  inverse: Float64Array | null,
  gradient: Float64Array,
): void {
  const n = gradient.length;
  for (let i = 0; i < n; i++) {
    let sum = 0;
    if (inverse === null) sum = gradient[i]!;
    else for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * gradient[j]!;
    direction[i] = -sum;
  }
}

/** The BFGS update of the inverse Hessian; scaled by Shanno's rule where there is none yet. */
function updatedInverse(
  previous: Float64Array | null,
  from: Float64Array,
  to: Float64Array,
  gradientFrom: Float64Array,
  gradientTo: Float64Array,
): Float64Array | null {
  const n = from.length;
  const move = new Float64Array(n);
  const change = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    move[i] = to[i]! - from[i]!;
    change[i] = gradientTo[i]! - gradientFrom[i]!;
  }
  const curvature = dot(move, change);
  const changeSquare = dot(change, change);
  if (!(curvature > 1e-12 * Math.sqrt(changeSquare * dot(move, move)))) return previous;
  const inverse = previous ?? scaledIdentity(n, curvature / changeSquare);
  const projected = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let j = 0; j < n; j++) sum += inverse[i * n + j]! * change[j]!;
    projected[i] = sum;
  }
  const scale = 1 + dot(change, projected) / curvature;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const rankTwo = projected[i]! * move[j]! + move[i]! * projected[j]!;
      inverse[i * n + j] =
        inverse[i * n + j]! + (scale * move[i]! * move[j]! - rankTwo) / curvature;
    }
  }
  return inverse;
}

function scaledIdentity(n: number, scale: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
  return matrix;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function maxAbs(a: Float64Array): number {
  let largest = 0;
  for (const entry of a) {
    if (Number.isNaN(entry)) return Infinity;
    largest = Math.max(largest, Math.abs(entry));
  }
  return largest;
}
