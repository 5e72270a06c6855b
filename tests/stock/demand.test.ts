import { describe, expect, it } from "vitest";
import { createRandom } from "../../app/numeric/random.ts";
import {
  negativeBinomialCdf,
  negativeBinomialChance,
} from "../../app/numeric/negative-binomial.ts";
import { daysOfCover, demandRate } from "../../app/stock/demand-rate.ts";
import { dispersionOf } from "../../app/stock/dispersion.ts";
import { noLift, saleLift } from "../../app/stock/sale-lift.ts";
import { slowMovers } from "../../app/stock/slow-movers.ts";
import {
  chanceItLasts,
  stockNeeded,
  stockOutRisk,
  unitsNeeded,
} from "../../app/stock/stock-out.ts";

const flat = (days: number, units: number) => new Array<number>(days).fill(units);

describe("the rate at which a product sells", () => {
  it("counts a day half after 28 days, and no day before it was first sold", () => {
    expect(demandRate(flat(100, 3), 0)).toBeCloseTo(3, 12);
    // 28 days of 4 after 28 of none weigh 2 : 1
    expect(demandRate([...flat(28, 0), ...flat(28, 4)], 0)).toBeCloseTo((4 * 2) / 3, 12);
    expect(demandRate([...flat(28, 0), ...flat(28, 4)], 28)).toBeCloseTo(4, 12);
    expect(demandRate([], 0)).toBe(0);
    expect(demandRate([1, -2], 0)).toBe(0);
  });

  it("says how long stock lasts", () => {
    expect(daysOfCover(30, 1.5)).toBe(20);
    expect(daysOfCover(30, 0)).toBe(Infinity);
    expect(daysOfCover(0, 0)).toBe(0);
  });
});

describe("demand's law", () => {
  it.each([
    [0.3, 0.14],
    [12, 0.14],
    [40, 1.5],
  ])(
    "of mean %d and φ %d: chances add up to its distribution, mean and variance",
    (mean, dispersion) => {
      let [sum, first, second] = [0, 0, 0];
      for (let k = 0; k < 2_000; k++) {
        const chance = negativeBinomialChance({ mean, dispersion }, k);
        [sum, first, second] = [sum + chance, first + k * chance, second + k * k * chance];
        if (k % 7 === 0) expect(negativeBinomialCdf({ mean, dispersion }, k)).toBeCloseTo(sum, 10);
      }
      expect(first).toBeCloseTo(mean, 8);
      expect(second - first ** 2).toBeCloseTo(mean + dispersion * mean ** 2, 6);
    },
  );

  it("asks for a mean and a dispersion there can be", () => {
    expect(() => negativeBinomialCdf({ mean: -1, dispersion: 1 }, 2)).toThrow(/found mean -1/);
    expect(() => negativeBinomialCdf({ mean: 1, dispersion: 0 }, 2)).toThrow(/dispersion 0/);
    expect(negativeBinomialCdf({ mean: 0, dispersion: 1 }, 0)).toBe(1);
  });

  it("its φ is found again from windows that follow each other", () => {
    const random = createRandom("dispersion");
    const products = Array.from({ length: 3_000 }, () => {
      const mean = 5 + 20 * random.next();
      return Array.from({ length: 6 }, () => {
        // what 28 days sell, on the first of them
        const units = random.negativeBinomial(1 / 0.3, 1 / (1 + 0.3 * mean));
        return [units, ...flat(27, 0)];
      }).flat();
    });
    expect(dispersionOf(products)).toBeGreaterThan(0.27);
    expect(dispersionOf(products)).toBeLessThan(0.33);
    expect(dispersionOf([flat(55, 9)])).toBe(0.05);
    expect(dispersionOf([flat(90, 9)])).toBe(0.05);
  });
});

describe("a stock-out", () => {
  const demand = { expected: 20, dispersion: 0.14, lift: noLift };

  it("is as likely as draws say, with a sale and without", () => {
    const random = createRandom("stock-out");
    for (const lift of [noLift, saleLift(0.3, [])]) {
      let out = 0;
      for (let i = 0; i < 20_000; i++) {
        const mean = 20 * lift.median * Math.exp(lift.spread * random.normal());
        if (random.negativeBinomial(1 / 0.14, 1 / (1 + 0.14 * mean)) > 30) out++;
      }
      expect(stockOutRisk({ ...demand, lift }, 30)).toBeCloseTo(out / 20_000, 1.5);
    }
    expect(stockOutRisk(demand, 0)).toBe(1);
  });

  it("is kept away by just so many units", () => {
    for (const lift of [noLift, saleLift(0.2, [])]) {
      const needed = stockNeeded({ ...demand, lift });
      expect(needed.map(({ share }) => share)).toEqual([0.5, 0.8, 0.95]);
      for (const { share, units } of needed) {
        expect(chanceItLasts({ ...demand, lift }, units)).toBeGreaterThanOrEqual(share);
        expect(chanceItLasts({ ...demand, lift }, units - 1)).toBeLessThan(share);
      }
    }
    expect(unitsNeeded({ ...demand, expected: 0 }, 0.95)).toBe(0);
    expect(() => unitsNeeded(demand, 1)).toThrow(/found 1/);
  });

  it("grows with the discount, by the shop's own sales once there are three", () => {
    expect(saleLift(0.2, [])).toEqual({ median: 0.8 ** -2.6, spread: 0.5 });
    expect(saleLift(0.2, [5, 5])).toEqual(saleLift(0.2, []));
    const own = saleLift(0.2, [2, 2, 2]);
    expect(own.median).toBeCloseTo(2, 12);
    expect(own.spread).toBeCloseTo(0, 12);
    const [a, b, c] = [Math.log(1.5), Math.log(2), Math.log(3)];
    const mean = (a + b + c) / 3;
    const variance = ((a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2) / 2;
    expect(saleLift(0.2, [1.5, 2, 3]).spread).toBeCloseTo(Math.sqrt((variance * 4) / 3), 12);
    expect(saleLift(0, [9, 9, 9])).toEqual(noLift);
    expect(() => saleLift(1, [])).toThrow(/found a discount of 1/);
  });
});

describe("stock that hardly moves", () => {
  const sold = (days: number, ...on: number[]) =>
    flat(days, 0).map((_, day) => (on.includes(day) ? 1 : 0));
  const product = { units: sold(120, 0, 50, 90), since: 0, stock: 200, unitCost: 500 };

  it("is found, and what binds most money comes first", () => {
    const dead = { ...product, units: sold(120, 0), stock: 50, unitCost: 9_000 };
    const unknown = { ...product, unitCost: null };
    const found = slowMovers([unknown, product, dead], 0.14);
    expect(found.map((one) => one.product)).toEqual([dead, product, unknown]);
    expect(found[1]).toMatchObject({
      sellingDays: 2,
      atRisk: 200 * 500 * (1 - found[1]!.chanceSold),
    });
    expect(found[1]!.cover).toBeGreaterThan(120);
    expect(found[2]!.atRisk).toBeNull();
  });

  it.each([
    ["new products", { ...product, since: 70 }],
    [
      "what sells on many days",
      { ...product, units: sold(120, ...flat(9, 0).map((_, i) => 40 + 9 * i)) },
    ],
    ["what is soon sold", { ...product, stock: 1 }],
    ["what is not there", { ...product, stock: 0 }],
  ])("is not: %s", (_, one) => {
    expect(slowMovers([one], 0.14)).toEqual([]);
  });
});
