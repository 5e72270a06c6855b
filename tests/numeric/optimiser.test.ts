import { describe, expect, it } from "vitest";
import { minimise } from "../../app/numeric/minimise.ts";
import type { Objective } from "../../app/numeric/minimise.ts";
import {
  eigenSymmetric,
  hessian,
  inversePositive,
  quadraticForm,
} from "../../app/numeric/symmetric.ts";

const rosenbrock: Objective = (at, gradient) => {
  const [x, y] = [at[0]!, at[1]!];
  gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
  gradient[1] = 200 * (y - x * x);
  return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
};

describe("the minimiser", () => {
  it("finds the bottom of Rosenbrock's valley and says that it is there", () => {
    const found = minimise(rosenbrock, [-1.2, 1]);
    expect(found.converged).toBe(true);
    expect(found.gradientNorm).toBeLessThan(1e-8);
    expect(found.at[0]).toBeCloseTo(1, 7);
    expect(found.at[1]).toBeCloseTo(1, 7);
    expect(found.evaluations).toBeLessThan(80);
  });

  it("says so when it was not given enough steps", () => {
    const found = minimise(rosenbrock, [-1.2, 1], { maxIterations: 3 });
    expect(found.converged).toBe(false);
    expect(found.gradientNorm).toBeGreaterThan(1e-8);
  });

  it("steps back from where the function is not defined", () => {
    const wall: Objective = (at, gradient) => {
      const x = at[0]!;
      gradient[0] = 1 - 1 / x;
      return x > 0 ? x - Math.log(x) : NaN;
    };
    const found = minimise(wall, [0.01]);
    expect(found.converged).toBe(true);
    expect(found.at[0]).toBeCloseTo(1, 7);
  });

  it("reaches the gradient's tolerance although the value has stopped changing", () => {
    const flat: Objective = (at, gradient) => {
      const x = at[0]! - 3;
      gradient[0] = 1e-3 * x;
      return 1e6 + 5e-4 * x * x;
    };
    const found = minimise(flat, [0], { gradientTolerance: 1e-9 });
    expect(found.converged).toBe(true);
    expect(found.at[0]).toBeCloseTo(3, 5);
  });
});

describe("small symmetric matrices", () => {
  const matrix = Float64Array.from([4, 1, 0.5, 1, 3, -0.2, 0.5, -0.2, 2]);

  it("are rebuilt from their eigenvalues and vectors", () => {
    const { values, vectors } = eigenSymmetric(matrix, 3);
    expect(values[0]! < values[1]! && values[1]! < values[2]!).toBe(true);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += vectors[3 * i + k]! * values[k]! * vectors[3 * j + k]!;
        expect(sum).toBeCloseTo(matrix[3 * i + j]!, 13);
      }
    }
  });

  it("are inverted when positive definite and refused when not", () => {
    const inverse = inversePositive(matrix, 3)!;
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let k = 0; k < 3; k++) sum += matrix[3 * i + k]! * inverse[3 * k + j]!;
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 13);
      }
    }
    expect(inversePositive(Float64Array.from([1, 2, 2, 1]), 2)).toBeNull();
    expect(inversePositive(Float64Array.from([1, 1, 1, 1]), 2)).toBeNull();
    expect(quadraticForm(matrix, [1, 2, 3])).toBeCloseTo(4 + 12 + 18 + 4 + 3 - 2.4, 12);
  });

  it("come as Hessians from differences of a gradient", () => {
    const h = hessian(rosenbrock, Float64Array.from([1, 1]));
    expect(h[0]).toBeCloseTo(802, 3);
    expect(h[1]).toBeCloseTo(-400, 3);
    expect(h[3]).toBeCloseTo(200, 5);
  });
});
