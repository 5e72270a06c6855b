import { describe, expect, it } from "vitest";
import { customersNeeded, judge, withoutCosts, type Arm } from "../../app/experiments/verdict.ts";
import { createRandom } from "../../app/numeric/random.ts";

/** An arm whose buyers each placed one order of the same size. */
function arm(members: number, buyers: number, revenue = 5000, discount = 0): Arm {
  return {
    members,
    buyers,
    orders: buyers,
    revenue: buyers * revenue,
    knownRevenue: 0,
    money: sums(members, buyers, { k: 0, r: revenue, d: discount }),
  };
}

/** The same with goods of known cost, `part` of the revenue; the rest has no margin. */
function costed(members: number, buyers: number, revenue: number, cost: number, part = 1): Arm {
  return {
    members,
    buyers,
    orders: buyers,
    revenue: buyers * revenue,
    knownRevenue: buyers * revenue * part,
    money: sums(members, buyers, {
      k: revenue * part - cost,
      r: revenue * (1 - part),
      d: 100 * (1 - part),
    }),
  };
}

/** Added up member by member. */
function sums(members: number, buyers: number, one: { k: number; r: number; d: number }) {
  const total = { k: 0, r: 0, d: 0, kk: 0, rr: 0, dd: 0, kr: 0, kd: 0, rd: 0 };
  for (let member = 0; member < members; member++) {
    const { k, r, d } = member < buyers ? one : { k: 0, r: 0, d: 0 };
    const of = { k, r, d, kk: k * k, rr: r * r, dd: d * d, kr: k * r, kd: k * d, rd: r * d };
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += of[name];
  }
  return total;
}

describe("an offer whose window has closed", () => {
  it("works when the treated brought more profit than chance explains", () => {
    const results = judge(arm(2000, 300, 4500, 500), arm(500, 30), 50, true);
    expect(results.verdict).toBe("works");
    // 0.5 × 4500 − 0.5 × 500 = 2000 for each of 15 %, against 2500 for each of 6 %
    expect(results.profitDifference!.value).toBeCloseTo(0.15 * 2000 - 0.06 * 2500, 6);
  });

  it("loses money when discounts went to people who would have bought anyway", () => {
    const results = judge(arm(4000, 1200, 3500, 1500), arm(1000, 300), 40, true);
    expect(results.rateDifference!.value).toBe(0);
    expect(results.verdict).toBe("loses money");
  });

  it("may sell more and still lose money", () => {
    const results = judge(arm(5000, 1100, 3000, 2000), arm(5000, 900), 45, true);
    expect(results.rateDifference!.low).toBeGreaterThan(0);
    expect(results.verdict).toBe("loses money");
  });

  it("proves nothing while the interval of profit holds zero", () => {
    expect(judge(arm(900, 60, 4500, 500), arm(100, 5), 50, true).verdict).toBe("no proof yet");
  });

  it("proves nothing without a margin, however many more ordered", () => {
    const results = judge(arm(2000, 400, 4500, 500), arm(500, 20), null, true);
    expect(results.verdict).toBe("no proof yet");
    expect(results.reason).toContain("enter it");
    expect(results.profitDifference).toBeNull();
  });

  it("is judged by unit costs where they are known, without a margin", () => {
    const results = judge(costed(2000, 300, 4500, 2500), costed(500, 30, 5000, 2500), null, true);
    expect(results.knownShare).toBe(1);
    // 4500 − 2500 for each of 15 %, against 5000 − 2500 for each of 6 %
    expect(results.profitDifference!.value).toBeCloseTo(0.15 * 2000 - 0.06 * 2500, 6);
    // the interval of two means of members who brought the same or nothing, by the spread of both sides together
    const squares = (share: number, n: number, size: number) => size ** 2 * share * (1 - share) * n;
    const variance = (squares(0.15, 2000, 2000) + squares(0.06, 500, 2500)) / 2498;
    const error = Math.sqrt(variance * (1 / 2000 + 1 / 500));
    const { low, high } = results.profitDifference!;
    expect((high - low) / 2 / error).toBeCloseTo(1.96, 1);
    expect(results.verdict).toBe("works");
  });

  it("is judged by unit costs and the margin of the rest together", () => {
    const treated = costed(2000, 300, 4500, 2000, 0.8);
    const results = judge(treated, costed(500, 0, 0, 0), 50, true);
    // 3600 − 2000, and half of 900 less half of a discount of 20
    expect(results.profitDifference!.value).toBeCloseTo(0.15 * (1600 + 450 - 10), 6);
    expect(results.knownShare).toBeCloseTo(0.8, 12);
  });

  it("is not judged without a margin when costs are known for less than nine tenths of sales", () => {
    const enough = (part: number) =>
      judge(costed(2000, 300, 4500, 2000, part), costed(500, 30, 5000, 2500, part), null, true);
    expect(enough(0.89).profitDifference).toBeNull();
    expect(enough(0.89).verdict).toBe("no proof yet");
    expect(enough(0.91).profitDifference).not.toBeNull();
  });

  it("proves nothing because nobody of a few held out happened to order", () => {
    const results = judge(arm(831, 15), arm(65, 0), 45, true);
    expect(results.rateDifference!.low).toBeLessThan(0);
    expect(results.profitDifference!.low).toBeLessThan(0);
    expect(results.verdict).toBe("no proof yet");
  });

  it.each([
    ["fewer than 30 on a side", arm(400, 90, 4500, 500), arm(29, 1)],
    ["fewer than 10 buyers", arm(400, 7, 4500, 500), arm(100, 2)],
    ["nobody held out", arm(400, 100, 4500, 500), arm(0, 0)],
  ])("proves nothing with %s", (_, treated, holdout) => {
    const results = judge(treated, holdout, 60, true);
    expect(results.verdict).toBe("no proof yet");
    expect(results.reason).not.toContain("NaN");
    // an interval from a handful of orders would look surer than it is
    expect(results.profitDifference).toBeNull();
  });
});

describe("of offers that change nothing", () => {
  const shops: [heldOut: number, rate: number, spread: number][] = [
    [65, 0.02, 1],
    [65, 0.1, 0.5],
    [100, 0.2, 1],
    [200, 0.05, 1],
    [500, 0.05, 1],
  ];

  it.each(shops)(
    "hardly any is called a success, with %i held out, %d ordering and spend of spread %d",
    (heldOut, rate, spread) => {
      const random = createRandom(heldOut);
      const drawn = (members: number) => {
        const orders = Array.from({ length: members }, () => random.next() < rate)
          .filter(Boolean)
          .map(() => 5000 * Math.exp(spread * random.normal()));
        const r = orders.reduce((sum, one) => sum + one, 0);
        const rr = orders.reduce((sum, one) => sum + one * one, 0);
        return {
          members,
          buyers: orders.length,
          orders: orders.length,
          revenue: r,
          knownRevenue: 0,
          money: { k: 0, r, d: 0, kk: 0, rr, dd: 0, kr: 0, kd: 0, rd: 0 },
        };
      };
      const OFFERS = 600;
      const verdicts = Array.from(
        { length: OFFERS },
        () => judge(drawn(9 * heldOut), drawn(heldOut), 50, true).verdict,
      );
      const share = (verdict: string) => verdicts.filter((one) => one === verdict).length / OFFERS;
      // one in forty is what a 95 % interval promises on each side
      expect(share("works")).toBeLessThanOrEqual(0.025);
      expect(share("loses money")).toBeLessThanOrEqual(0.025);
    },
  );
});

it("an offer that is still running is not judged, whatever it looks like", () => {
  const results = judge(arm(2000, 300, 4500, 500), arm(500, 30), 50, false);
  expect(results.verdict).toBe("no proof yet");
  expect(results.reason).toContain("still running");
  expect(results.profitDifference!.low).toBeGreaterThan(0);
});

it("a holdout in which nobody ordered has a rate of 0 with an upper bound", () => {
  const { holdoutRate } = judge(arm(300, 20), arm(40, 0), null, true);
  // Wilson at 0 of 40
  expect(holdoutRate).toMatchObject({ value: 0, low: 0 });
  expect(holdoutRate!.high).toBeCloseTo(0.0876, 4);
});

// Newcombe (1998), Statistics in Medicine 17, 873-890, table II, example (a): 56/70 against 48/80
it("the difference of rates has the published interval", () => {
  const { rateDifference } = judge(arm(70, 56), arm(80, 48), null, true);
  expect(rateDifference!.low).toBeCloseTo(0.0524, 4);
  expect(rateDifference!.high).toBeCloseTo(0.3339, 4);
});

it("a shop learns how many customers a difference needs", () => {
  // 16 × 0.05 × 0.95 / 0.02², / 0.01²
  expect(customersNeeded(0.05, 0.02)).toBe(1900);
  expect(customersNeeded(0.05, 0.01)).toBe(7600);
});

it("who may not see costs is told who ordered, and nothing a profit could be told from", () => {
  const results = judge(costed(2000, 300, 5000, 2000), costed(500, 30, 5000, 2000), null, true);
  expect(results.profitDifference).not.toBeNull();
  const told = withoutCosts(results, "not for you");
  expect(told).toMatchObject({ verdict: "no proof yet", reason: "not for you", knownShare: 0 });
  expect(told.profitDifference).toBeNull();
  for (const arm of ["treated", "holdout"] as const) {
    expect(Object.values(told[arm].money).every((sum) => sum === 0)).toBe(true);
    expect(told[arm]).toMatchObject({ buyers: results[arm].buyers, revenue: results[arm].revenue });
  }
  expect(told.rateDifference).toEqual(results.rateDifference);
});
