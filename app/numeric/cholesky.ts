/** A positive definite matrix, row-major n × n, as the product of a triangle with itself turned over. */
export interface Cholesky {
  /** ln of the determinant */
  readonly logDeterminant: number;
  /** The solution x of Mx = v. */
  solve(v: ArrayLike<number>): Float64Array;
  /** Row-major. */
  inverse(): Float64Array;
}

/** Null where the matrix is not positive definite. */
export function cholesky(matrix: ArrayLike<number>, n: number): Cholesky | null {
  const lower = new Float64Array(n * n);
  let logDeterminant = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[n * i + j]!;
      for (let k = 0; k < j; k++) sum -= lower[n * i + k]! * lower[n * j + k]!;
      if (i !== j) {
        lower[n * i + j] = sum / lower[n * j + j]!;
        continue;
      }
      if (!(sum > 0)) return null;
      lower[n * i + i] = Math.sqrt(sum);
      logDeterminant += Math.log(sum);
    }
  }
  const solve = (v: ArrayLike<number>): Float64Array => {
    const x = Float64Array.from({ length: n }, (_, i) => v[i]!);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) x[i]! -= lower[n * i + k]! * x[k]!;
      x[i]! /= lower[n * i + i]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) x[i]! -= lower[n * k + i]! * x[k]!;
      x[i]! /= lower[n * i + i]!;
    }
    return x;
  };
  const inverse = (): Float64Array => {
    const result = new Float64Array(n * n);
    const unit = new Float64Array(n);
    for (let j = 0; j < n; j++) {
      unit.fill(0);
      unit[j] = 1;
      solve(unit).forEach((value, i) => (result[n * i + j] = value));
    }
    return result;
  };
  return { logDeterminant, solve, inverse };
}
