import type { Objective } from "./minimise.ts";

/**
 * Small symmetric matrices, row-major in a Float64Array of n·n entries.
 */

export interface Eigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** Column j (entries i·n + j) belongs to value j; orthonormal. */
  readonly vectors: Float64Array;
}

/** Eigenvalues and vectors by cyclic Jacobi rotations; right to rounding for small n. */
export function eigenSymmetric(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix);
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; sweep++) {
    let offDiagonal = 0;
    let diagonal = 0;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        if (i === j) diagonal += a[i * n + i]! ** 2;
        else offDiagonal += a[i * n + j]! ** 2;
      }
    }
    if (!(offDiagonal > 1e-34 * diagonal)) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (i, j) => a[i * n + i]! - a[j * n + j]!,
  );
  return {
    values: Float64Array.from(order, (i) => a[i * n + i]!),
    vectors: Float64Array.from({ length: n * n }, (_, entry) => {
      return vectors[Math.floor(entry / n) * n + order[entry % n]!]!;
    }),
  };
}

/** One Jacobi rotation that removes entry (p, q). */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const off = a[p * n + q]!;
  if (off === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * off);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const kp = a[k * n + p]!;
    const kq = a[k * n + q]!;
    a[k * n + p] = c * kp - s * kq;
    a[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; k++) {
    const pk = a[p * n + k]!;
    const qk = a[q * n + k]!;
    a[p * n + k] = c * pk - s * qk;
    a[q * n + k] = s * pk + c * qk;
    const vp = vectors[k * n + p]!;
    const vq = vectors[k * n + q]!;
    vectors[k * n + p] = c * vp - s * vq;
    vectors[k * n + q] = s * vp + c * vq;
  }
}

/**
 * The inverse of a symmetric positive definite matrix, or null where an eigenvalue is not above
 * `relativeFloor` times the largest: then the data do not pin down every direction.
 */
export function inversePositive(
  matrix: Float64Array,
  n: number,
  relativeFloor = 1e-12,
): Float64Array | null {
  const { values, vectors } = eigenSymmetric(matrix, n);
  const largest = values[n - 1]!;
  if (!(largest > 0) || !Number.isFinite(largest)) return null;
  if (!(values[0]! > relativeFloor * largest)) return null;
  const inverse = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        sum += (vectors[i * n + k]! * vectors[j * n + k]!) / values[k]!;
      }
      inverse[i * n + j] = sum;
    }
  }
  return inverse;
}

/** ln of the determinant of a positive definite matrix, by Cholesky's way. */
export function logDeterminant(matrix: Float64Array, size: number): number {
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

/** vᵀ M v. */
export function quadraticForm(matrix: Float64Array, v: ArrayLike<number>): number {
  const n = v.length;
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) sum += v[i]! * matrix[i * n + j]! * v[j]!;
  }
  return sum;
}

/** The Hessian by central differences of the gradient, made symmetric; error of order step². */
export function hessian(objective: Objective, at: Float64Array, step = 1e-4): Float64Array {
  const n = at.length;
  const result = new Float64Array(n * n);
  const forward = new Float64Array(n);
  const backward = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const point = Float64Array.from(at);
    point[j] = at[j]! + step;
    objective(point, forward);
    point[j] = at[j]! - step;
    objective(point, backward);
    for (let i = 0; i < n; i++) result[i * n + j] = (forward[i]! - backward[i]!) / (2 * step);
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (result[i * n + j]! + result[j * n + i]!) / 2;
      result[i * n + j] = mean;
      result[j * n + i] = mean;
    }
  }
  return result;
}
