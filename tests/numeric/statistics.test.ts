import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bootstrap,
  differenceOfMeans,
  differenceOfProportions,
  proportionInterval,
  sampleOf,
} from "../../app/numeric/inference.ts";
import { gaussLegendre, integrate, integratePanels } from "../../app/numeric/quadrature.ts";
import { median, quantile } from "../../app/numeric/quantiles.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { areaUnderCurve, midRanks } from "../../app/numeric/ranking.ts";

describe("quantiles", () => {
  it("are those of R's type 7", () => {
    // quantile(c(1, 3, 7, 10, 20), c(.1, .25, .5, .8)) in R.
    const values = [10, 3, 1, 20, 7];
    expect(quantile(values, 0.1)).toBeCloseTo(1.8, 12);
    expect(quantile(values, 0.25)).toBe(3);
    expect(median(values)).toBe(7);
    expect(quantile(values, 0.8)).toBeCloseTo(12, 12);
    expect(quantile([], 0.5)).toBeNaN();
    expect(() => quantile(values, 1.2)).toThrow(/from 0 to 1/);
  });

  it("lie between the least and the greatest and never fall", () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, (sample, p, q) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        expect(quantile(sample, low)).toBeLessThanOrEqual(quantile(sample, high));
        expect(quantile(sample, low)).toBeGreaterThanOrEqual(Math.min(...sample));
        expect(quantile(sample, high)).toBeLessThanOrEqual(Math.max(...sample));
      }),
    );
  });
});

describe("ranking", () => {
  it("counts ties as half a win", () => {
    expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(areaUnderCurve([1, 1, 1, 1], [0, 1, 0, 1])).toBe(0.5);
    expect(areaUnderCurve([1, 2], [1, 1])).toBeNaN();
    expect([...midRanks([3, 1, 3, 2])]).toEqual([3.5, 1, 3.5, 2]);
  });
});

describe("differences between two arms", () => {
  it("of means follow Welch", () => {
    const a = sampleOf([27.5, 21, 19, 23.6, 17, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6]);
    const b = sampleOf([27.1, 22, 20.8, 23.4, 23.4, 23.5, 25.8, 22, 24.8, 20.2, 21.9, 22.1]);
    const found = differenceOfMeans(a, b)!;
    const error = Math.sqrt(a.variance / 12 + b.variance / 12);
    expect(found.value).toBeCloseTo(a.mean - b.mean, 12);
    expect(found.high - found.low).toBeCloseTo(2 * 1.959963984540054 * error, 10);
    expect(differenceOfMeans(sampleOf([1]), b)).toBeNull();
  });

  it("of proportions reproduce Newcombe's published example", () => {
    // Newcombe 1998, table II: 56/70 against 48/80, method 10: 0.0524 to 0.3339.
    const a = { successes: 56, trials: 70 };
    const b = { successes: 48, trials: 80 };
    const found = differenceOfProportions(a, b)!;
    expect(found.value).toBeCloseTo(0.2, 12);
    expect(found.low).toBeCloseTo(0.0524, 4);
    expect(found.high).toBeCloseTo(0.3339, 4);
    expect(differenceOfProportions({ successes: 0, trials: 0 }, b)).toBeNull();
  });

  it("of a share hold the truth as often as they promise", () => {
    const random = createRandom("wilson");
    let held = 0;
    for (let i = 0; i < 2000; i++) {
      let successes = 0;
      for (let k = 0; k < 60; k++) if (random.bernoulli(0.08)) successes++;
      const { low, high } = proportionInterval({ successes, trials: 60 })!;
      if (low <= 0.08 && 0.08 <= high) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.93);
  });

  it("by bootstrap give an interval around the statistic, the same for the same seed", () => {
    const values = Array.from({ length: 200 }, (_, i) => i % 37);
    const once = bootstrap(values, median, createRandom(5));
    expect(bootstrap(values, median, createRandom(5))).toEqual(once);
    expect(once.low).toBeLessThanOrEqual(once.value);
    expect(once.high).toBeGreaterThanOrEqual(once.value);
    expect(once.high - once.low).toBeGreaterThan(1);
  });
});

describe("quadrature", () => {
  it("is exact for polynomials, and right for singular ends", () => {
    const { nodes, weights } = gaussLegendre(5);
    let sum = 0;
    nodes.forEach((node, i) => (sum += weights[i]! * node ** 9));
    expect(sum).toBeCloseTo(0.1, 15);
    const arc = integrate((_, end) => 1 / Math.sqrt(end * (1 - end)), 0, 1);
    expect(arc).toBeCloseTo(Math.PI, 11);
    expect(integratePanels(Math.exp, 0, 3, 0.5)).toBeCloseTo(Math.expm1(3), 12);
    expect(integratePanels(Math.exp, 3, 3, 1)).toBe(0);
  });
});
