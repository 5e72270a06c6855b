import digammaOracle from "@stdlib/math-base-special-digamma";
import gammalnOracle from "@stdlib/math-base-special-gammaln";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { integrate } from "../../app/numeric/quadrature.ts";
import {
  betaCdf,
  digamma,
  expIntegral,
  logGamma,
  logistic,
  normalCdf,
  normalQuantile,
  softplus,
} from "../../app/numeric/special.ts";
import { runs } from "../support/runs.ts";

const positive = fc.double({ min: 1e-8, max: 1e8, noNaN: true });

describe("special functions", () => {
  it("agree with an independent library on ln Γ and ψ", () => {
    fc.assert(
      fc.property(positive, (x) => {
        const gamma = gammalnOracle(x);
        expect(Math.abs(logGamma(x) - gamma)).toBeLessThan(2e-14 * (1 + Math.abs(gamma)));
        const psi = digammaOracle(x);
        expect(Math.abs(digamma(x) - psi)).toBeLessThan(4e-14 * (1 + Math.abs(psi)));
      }),
      runs(2000),
    );
  });

  it("say what they are at and outside the edges", () => {
    expect(logGamma(0)).toBe(Infinity);
    expect(logGamma(-1)).toBeNaN();
    expect(digamma(0)).toBe(-Infinity);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(betaCdf(0, 2, 3)).toBe(0);
    expect(betaCdf(1, 2, 3)).toBe(1);
  });

  it("know the normal distribution", () => {
    // Abramowitz & Stegun, tables 26.1 and 26.5.
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 14);
    expect(normalCdf(-6) / 9.865876450376946e-10).toBeCloseTo(1, 12);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    for (const p of [1e-12, 0.01, 0.3, 0.5, 0.9, 1 - 1e-9]) {
      expect(normalCdf(normalQuantile(p)) / p).toBeCloseTo(1, 11);
    }
  });

  it("integrate the Beta density to its distribution function", () => {
    for (const [a, b] of [
      [2, 3],
      [0.7, 12],
      [40, 55],
    ] as const) {
      const constant = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b));
      for (const x of [0.05, 0.3, 0.8]) {
        const area = integrate((p) => p ** (a - 1) * (1 - p) ** (b - 1), 0, x);
        expect(betaCdf(x, a, b)).toBeCloseTo(constant * area, 11);
      }
    }
  });

  it("stay finite and monotone where naive forms overflow", () => {
    expect(softplus(800)).toBe(800);
    expect(softplus(-800)).toBe(0);
    expect(logistic(-800)).toBe(0);
    expect(logistic(800)).toBe(1);
    expect(expIntegral(0, 3)).toBe(3);
    expect(expIntegral(1e-18, 3)).toBeCloseTo(3, 14);
    expect(expIntegral(2, 3)).toBeCloseTo((1 - Math.exp(-6)) / 2, 15);
  });
});
