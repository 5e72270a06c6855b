import { describe, expect, it } from "vitest";
import { poissonRegression } from "../../app/numeric/poisson-regression.ts";

/** Dobson (1990), An Introduction to Generalized Linear Models, page 93: nine counts, two factors of three levels. */
const counts = Float64Array.from([18, 17, 15, 20, 10, 20, 25, 13, 12]);
const design = Float64Array.from(
  [...counts.keys()].flatMap((row) => {
    const [outcome, treatment] = [row % 3, Math.floor(row / 3)];
    return [1, +(outcome === 1), +(outcome === 2), +(treatment === 1), +(treatment === 2)];
  }),
);
const dobson = { rows: 9, columns: 5, design, counts, offset: new Float64Array(9) };
const free = Array.from({ length: 5 }, () => Infinity);

describe("Poisson regression", () => {
  it("has the published coefficients and standard errors", () => {
    const { coefficients, covariance } = poissonRegression(dobson, free);
    [3.044522, -0.454255, -0.292987, 0, 0].forEach((published, j) => {
      expect(coefficients[j]!).toBeCloseTo(published, 5);
    });
    [0.1708987, 0.2021708, 0.1927423, 0.2, 0.2].forEach((published, j) => {
      expect(Math.sqrt(covariance[6 * j]!)).toBeCloseTo(published, 5);
    });
  });

  it("draws coefficients to 0 as their prior narrows, and the more, the larger the dispersion", () => {
    const at = (sigma: number, dispersion: number) => {
      const deviations = [Infinity, sigma, sigma, sigma, sigma];
      return poissonRegression(dobson, deviations, dispersion).coefficients[1]!;
    };
    expect(at(1e-4, 1)).toBeCloseTo(0, 4);
    expect(Math.abs(at(0.3, 1))).toBeLessThan(0.454);
    expect(Math.abs(at(0.3, 4))).toBeLessThan(Math.abs(at(0.3, 1)));
    // the slope of the penalised likelihood vanishes
    const { coefficients, means } = poissonRegression(dobson, [Infinity, 0.3, 0.3, 0.3, 0.3], 4);
    for (let j = 0; j < 5; j++) {
      let slope = j === 0 ? 0 : (-4 * coefficients[j]!) / 0.09;
      for (let i = 0; i < 9; i++) slope += design[5 * i + j]! * (counts[i]! - means[i]!);
      expect(slope).toBeCloseTo(0, 6);
    }
  });

  it("leaves rows without weight out, and still tells their means", () => {
    const weight = Float64Array.from([1, 1, 1, 1, 1, 1, 0, 0, 0]);
    const odd = { ...dobson, counts: counts.map((count, i) => (i > 5 ? 1e6 : count)) };
    const deviations = [Infinity, Infinity, Infinity, Infinity, 1];
    const [own, other] = [dobson, odd].map((data) =>
      poissonRegression(data, deviations, 1, weight),
    );
    expect(Array.from(other!.coefficients)).toEqual(Array.from(own!.coefficients));
    expect(own!.coefficients[4]).toBe(0);
    expect(own!.means[8]!).toBeGreaterThan(0);
  });
});
