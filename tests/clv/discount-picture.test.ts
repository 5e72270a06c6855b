import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { discountAffinity, discountPrior } from "../../app/clv/pictures/discount-affinity.ts";
import { discountPicture } from "../../app/clv/pictures/discount-picture.ts";
import { betaQuantile } from "../../app/numeric/beta-quantile.ts";
import { createRandom } from "../../app/numeric/random.ts";

describe("quantiles of a Beta distribution", () => {
  it("are the published ones where there is a closed form", () => {
    // Beta(1, b): 1 − (1 − p)^(1/b); Beta(a, 1): p^(1/a); Beta(½, ½): sin²(πp/2)
    expect(betaQuantile(0.975, 1, 3)).toBeCloseTo(1 - 0.025 ** (1 / 3), 11);
    expect(betaQuantile(0.025, 5, 1)).toBeCloseTo(0.025 ** (1 / 5), 11);
    expect(betaQuantile(0.3, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * 0.3) / 2) ** 2, 11);
    expect(betaQuantile(0.5, 7, 7)).toBeCloseTo(0.5, 11);
  });

  it("refuse what is no share", () => {
    expect(() => betaQuantile(1.1, 1, 1)).toThrow(/found 1.1/);
  });
});

describe("how a shop's customers use discounts", () => {
  const groups = [
    { orders: 5, discounted: 1, atRisk: false, customers: 60, valueAtRiskMinor: 0 },
    { orders: 5, discounted: 1, atRisk: true, customers: 20, valueAtRiskMinor: 40_000 },
    { orders: 5, discounted: 5, atRisk: true, customers: 20, valueAtRiskMinor: 10_000 },
    { orders: 1, discounted: 1, atRisk: true, customers: 30, valueAtRiskMinor: 3000 },
  ];

  it("is the same counted together or one by one", () => {
    const each = groups.flatMap(({ customers, orders, discounted }) =>
      Array.from({ length: customers }, () => ({ orders, discounted })),
    );
    const [together, apart] = [discountPrior(groups), discountPrior(each)];
    expect(together.a).toBeCloseTo(apart.a, 9);
    expect(together.b).toBeCloseTo(apart.b, 9);
    expect(together.mean).toBeCloseTo(210.5 / 531, 12);
  });

  it("tells those led by discounts among those at risk, and not whoever used one coupon", () => {
    const found = discountPicture(groups)!;
    expect(found).toMatchObject({
      orders: 530,
      discounted: 210,
      all: { customers: 130, led: 20 },
      atRisk: { customers: 70, led: 20, valueAtRiskMinor: 53_000, ledValueAtRiskMinor: 10_000 },
    });
    expect(discountPicture([])).toBeNull();
  });

  it("has intervals that hold a customer's true share about nineteen times in twenty", () => {
    const random = createRandom("discount shares");
    const people = Array.from({ length: 2000 }, () => {
      const [x, y] = [random.gamma(2, 1), random.gamma(4, 1)];
      const truth = x / (x + y);
      const orders = random.int(1, 8);
      let discounted = 0;
      for (let i = 0; i < orders; i++) if (random.bernoulli(truth)) discounted++;
      return { truth, orders, discounted };
    });
    const prior = discountPrior(people);
    const held = people.filter((one) => {
      const { low, high } = discountAffinity(one, prior);
      return low <= one.truth && one.truth <= high;
    });
    expect(held.length / people.length).toBeGreaterThan(0.92);
    expect(held.length / people.length).toBeLessThan(0.98);
  });

  it("holds the share inside its interval", () => {
    const use = fc.record({
      orders: fc.integer({ min: 1, max: 40 }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(use, ({ orders, part }) => {
        const prior = discountPrior(groups);
        const found = discountAffinity({ orders, discounted: Math.floor(orders * part) }, prior);
        expect(found.low).toBeLessThan(found.share);
        expect(found.high).toBeGreaterThan(found.share);
      }),
    );
  });
});
