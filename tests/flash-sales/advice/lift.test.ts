import { describe, expect, it } from "vitest";
import { liftOf } from "../../../app/flash-sales/advice/lift.ts";
import { BasketPairs } from "../../../app/flash-sales/advice/pairs.ts";
import { topSellers } from "../../../app/flash-sales/advice/top-sellers.ts";
import { gammaQuantile } from "../../../app/numeric/gamma-quantile.ts";
import { createRandom } from "../../../app/numeric/random.ts";

describe("the lift of a pair", () => {
  // κ = 5, by the formulas in arithmetic of its own
  it.each([
    [27, 3.3, 3.8554216867469875, 2.8068926266831817],
    [5, 0.2, 1.923076923076923, 1.0429855386492937],
    [0, 4, 0.5555555555555556, 0.21841787634240598],
  ])("of %i orders where %d were expected is as computed before", (n, expected, lift, low) => {
    const found = liftOf(n, expected);
    expect(Math.abs(found.lift / lift - 1)).toBeLessThan(1e-9);
    expect(Math.abs(found.low / low - 1)).toBeLessThan(1e-9);
  });

  it("is at least its low end in 19 of 20 draws", () => {
    const random = createRandom("gamma");
    for (const [shape, rate] of [
      [10, 5.2],
      [32, 8.3],
    ] as const) {
      const low = gammaQuantile(0.05, shape, rate);
      let below = 0;
      for (let i = 0; i < 40_000; i++) if (random.gamma(shape, rate) < low) below++;
      expect(below / 40_000).toBeGreaterThan(0.045);
      expect(below / 40_000).toBeLessThan(0.055);
    }
  });
});

describe("products", () => {
  it("beyond what keys have room for are refused", () => {
    expect(() => new BasketPairs(65_536)).toThrow(/found 65536 products, expected at most 65535/);
  });

  it("are counted up to the last number there is room for", () => {
    const pairs = new BasketPairs(65_535);
    for (let i = 0; i < 5; i++) pairs.add([3, 65_533, 65_534]);
    expect(pairs.found().map(({ a, b, n }) => [a, b, n])).toEqual([
      [3, 65_533, 5],
      [3, 65_534, 5],
      [65_533, 65_534, 5],
    ]);
  });

  it("that sell least are left out where there are too many", () => {
    expect([...topSellers([4, 1, 9, 1, 5], 3)]).toEqual([0, -1, 1, -1, 2]);
    expect([...topSellers([4, 1], 3)]).toEqual([0, 1]);
  });
});
