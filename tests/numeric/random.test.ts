import { describe, expect, it } from "vitest";
import { sampleOf } from "../../app/numeric/inference.ts";
import { createRandom } from "../../app/numeric/random.ts";
import type { Random } from "../../app/numeric/random.ts";

const DRAWS = 100_000;

/** Mean and variance must lie within five standard errors of the truth. */
function expectMoments(draw: (random: Random) => number, mean: number, variance: number): void {
  const random = createRandom("moments");
  const seen = sampleOf(Float64Array.from({ length: DRAWS }, () => draw(random)));
  expect(Math.abs(seen.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / DRAWS));
  expect(Math.abs(seen.variance / variance - 1)).toBeLessThan(0.1);
}

describe("a seeded random generator", () => {
  it("gives the same draws for the same seed and others for another", () => {
    const draws = (seed: string | number) => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draws("shop")).toEqual(draws("shop"));
    expect(draws(7)).toEqual(draws("7"));
    expect(draws("shop")).not.toEqual(draws("shop2"));
  });

  it("forks streams that do not depend on how much was drawn before", () => {
    const early = createRandom("shop").fork("orders").next();
    const parent = createRandom("shop");
    for (let i = 0; i < 1000; i++) parent.next();
    expect(parent.fork("orders").next()).toBe(early);
    expect(parent.fork("refunds").next()).not.toBe(early);
  });

  it("draws uniform numbers in [0, 1) that fill all tenths evenly", () => {
    const random = createRandom(1);
    const tenths = new Array<number>(10).fill(0);
    for (let i = 0; i < DRAWS; i++) tenths[Math.floor(random.next() * 10)]! += 1;
    const chi = tenths.reduce((sum, n) => sum + (n - DRAWS / 10) ** 2 / (DRAWS / 10), 0);
    // 99.99 % point of χ² with nine degrees of freedom.
    expect(chi).toBeLessThan(33.7);
  });

  it("draws whole numbers with both ends included, and refuses a range turned round", () => {
    const random = createRandom(2);
    const seen = new Set(Array.from({ length: 1000 }, () => random.int(3, 6)));
    expect([...seen].sort()).toEqual([3, 4, 5, 6]);
    expect(() => random.int(2, 1)).toThrow(/lo ≤ hi/);
  });

  it("draws the distributions the models are made of with the right mean and variance", () => {
    expectMoments((r) => r.normal(), 0, 1);
    expectMoments((r) => r.gamma(0.25, 2), 0.125, 0.0625);
    expectMoments((r) => r.gamma(6, 0.5), 12, 24);
    expectMoments((r) => r.exponential(4), 0.25, 0.0625);
    expectMoments((r) => r.poisson(3.5), 3.5, 3.5);
    expectMoments((r) => r.poisson(80), 80, 80);
    expectMoments((r) => r.beta(0.8, 2.4), 0.25, 0.1875 / 4.2);
    expectMoments((r) => r.negativeBinomial(2.5, 0.4), 3.75, 9.375);
    expectMoments((r) => (r.bernoulli(0.3) ? 1 : 0), 0.3, 0.21);
  });

  it("keeps Beta draws with tiny shapes inside [0, 1]", () => {
    const random = createRandom(3);
    for (let i = 0; i < 1000; i++) {
      const draw = random.beta(1e-3, 1e-3);
      expect(draw >= 0 && draw <= 1).toBe(true);
    }
  });

  it("refuses parameters no distribution has", () => {
    const random = createRandom(4);
    expect(() => random.gamma(0, 1)).toThrow(RangeError);
    expect(() => random.poisson(-1)).toThrow(RangeError);
    expect(() => random.exponential(Number.NaN)).toThrow(RangeError);
    expect(() => random.pick([])).toThrow(/at least one/);
  });
});
