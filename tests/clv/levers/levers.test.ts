import { describe, expect, it } from "vitest";
import {
  LEVERS,
  rangeOf,
  type Base,
  type Lever,
  type Moves,
} from "../../../app/clv/levers/levers.ts";
import { nextYear } from "../../../app/clv/levers/next-year.ts";
import { solveFor, type Aim } from "../../../app/clv/levers/solve-for.ts";
import { stayOfKnown, stayOfNew } from "../../../app/clv/levers/staying.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { base } from "./sample-base.ts";

const revenueOf = (moves: Moves, of: Base = base) => nextYear(of, moves).revenue.mean;
const places = (lever: Lever) => {
  const { least, most } = rangeOf(lever, base.now[lever]!);
  return Array.from({ length: 21 }, (_, i) => least + (i / 20) * (most - least));
};

describe("next year with something changed", () => {
  it("is the forecast itself, ends of the range too, when nothing is", () => {
    for (const moves of [{}, { ...base.now } as Moves]) {
      const { orders, revenue, profit } = nextYear(base, moves);
      expect(orders).toEqual(base.orders);
      expect(revenue).toEqual(base.revenue);
      expect(profit!.mean).toBeCloseTo(4_000_000, 6);
    }
  });

  it.each([
    // 12,000.00 of new customers' repeats and 15,000.00 of one-time buyers, a twenty-fifth more
    ["repeatRate", 0.26, 10_000_000 + (1_200_000 + 1_500_000) / 25],
    ["newCustomers", 840, 10_000_000 + (3_600_000 + 1_200_000) / 20],
    ["orderValue", 5500, 11_000_000],
    ["discountShare", 0.01, 11_000_000],
    ["margin", 0.5, 10_000_000],
  ] as const)("moves by %s what can be reckoned by hand", (lever, to, revenue) => {
    expect(revenueOf({ [lever]: to })).toBeCloseTo(revenue, 6);
  });

  it("is what customers of today bring when nobody new comes", () => {
    const { orders, revenue } = nextYear(base, { newCustomers: 0 });
    expect(orders.mean).toBeCloseTo(1000, 9);
    expect(revenue.mean).toBeCloseTo(1_500_000 + 3_700_000, 6);
  });

  it("never falls as a lever goes its better way", () => {
    for (const lever of LEVERS) {
      const years = places(lever).map((to) => nextYear(base, { [lever]: to }));
      const better = lever === "discountShare" ? years.reverse() : years;
      for (const of of ["revenue", "profit"] as const) {
        const means = better.map((year) => year[of]!.mean);
        expect(means).toEqual([...means].sort((a, b) => a - b));
      }
    }
  });

  it("multiplies changes: in whichever order they are made, and both together", () => {
    const both = revenueOf({ orderValue: 6000, discountShare: 0.05 });
    const first = nextYear(base, { orderValue: 6000 });
    const then: Base = {
      ...base,
      revenue: first.revenue,
      makeup: Object.fromEntries(
        Object.entries(base.makeup).map(([part, { orders, revenue }]) => [
          part,
          { orders, revenue: revenue * 1.2 },
        ]),
      ) as unknown as Base["makeup"],
    };
    expect(revenueOf({ discountShare: 0.05 }, then)).toBeCloseTo(both, 6);
  });

  it("keeps the range of the forecast in proportion, and turns it round where goods sell below cost", () => {
    const { revenue, profit } = nextYear(base, { repeatRate: 0.5 });
    expect(revenue.low / revenue.mean).toBeCloseTo(0.8, 12);
    expect(revenue.high / revenue.mean).toBeCloseTo(1.3, 12);
    expect(profit!.low / profit!.mean).toBeCloseTo(0.8, 12);
    const loss = nextYear({ ...base, now: { ...base.now, margin: -0.1 } }).profit!;
    expect(loss.low).toBeLessThan(loss.mean);
    expect(loss.mean).toBeLessThan(loss.high);
  });

  it("costs the same goods the same: what is not given away is all profit", () => {
    const still = nextYear(base);
    for (const discountShare of [0, 0.05, 0.2, 0.5]) {
      const year = nextYear(base, { discountShare });
      expect(year.profit!.mean - still.profit!.mean).toBeCloseTo(
        year.revenue.mean - still.revenue.mean,
        5,
      );
    }
  });

  it("tries a margin where none is known, and says no profit without one", () => {
    const unknown: Base = { ...base, now: { ...base.now, margin: null } };
    expect(nextYear(unknown).profit).toBeNull();
    expect(nextYear(unknown, { margin: 0.3 }).profit!.mean).toBeCloseTo(3_000_000, 6);
  });

  it("refuses a lever of which nothing is known, and places there cannot be", () => {
    const unknown: Base = { ...base, now: { ...base.now, repeatRate: null } };
    expect(() => nextYear(unknown, { repeatRate: 0.3 })).toThrow(/repeatRate, of which nothing/);
    for (const moves of [
      { repeatRate: 1.01 },
      { repeatRate: -0.01 },
      { discountShare: 1 },
      { margin: 1.2 },
      { lifespan: 0 },
      { orderValue: 50_001 },
      { newCustomers: NaN },
    ])
      expect(() => nextYear(base, moves)).toThrow(RangeError);
  });
});

describe("how long customers stay", () => {
  it("is the part of a year's orders that comes before they leave, as customers who leave by chance show it", () => {
    const random = createRandom("lifespan");
    for (const years of [0.5, 2]) {
      let [known, fresh, could] = [0, 0, 0];
      for (let i = 0; i < 200_000; i++) {
        const joins = random.next();
        known += Math.min(1, random.exponential(1 / years));
        fresh += Math.min(1 - joins, random.exponential(1 / years));
        could += 1 - joins;
      }
      expect(known / 200_000).toBeCloseTo(stayOfKnown(years), 2);
      expect(fresh / could).toBeCloseTo(stayOfNew(years), 2);
    }
  });

  it("is all of it of those who never leave, and next to nothing of those who leave at once", () => {
    for (const of of [stayOfKnown, stayOfNew]) {
      expect(of(1e4)).toBeCloseTo(1, 3);
      expect(of(1e-3)).toBeLessThan(0.003);
    }
  });
});

describe("what it takes to reach a target", () => {
  it.each([
    ["repeatRate", 10_540_000, 0.3],
    ["newCustomers", 10_480_000, 880],
    ["orderValue", 12_000_000, 6000],
    ["discountShare", 10_500_000, 0.055],
  ] as const)("by %s is what can be reckoned by hand", (lever, target, place) => {
    expect(solveFor(base, "revenue", target)[lever]).toEqual({
      kind: "at",
      value: expect.closeTo(place, 9) as number,
    });
  });

  it("put back, is the target, for every lever that reaches it", () => {
    for (const aim of ["revenue", "profit"] as const satisfies readonly Aim[])
      for (const times of [0.9, 1.05, 1.3]) {
        const target = nextYear(base)[aim]!.mean * times;
        const answers = solveFor(base, aim, target);
        const reached = LEVERS.filter((lever) => answers[lever].kind === "at");
        expect(reached.length).toBeGreaterThan(2);
        for (const lever of reached) {
          const answer = answers[lever] as { value: number };
          expect(nextYear(base, { [lever]: answer.value })[aim]!.mean / target).toBeCloseTo(1, 9);
        }
      }
  });

  it("is beyond a lever where even its end does not reach it, and says what the end reaches", () => {
    const { repeatRate, lifespan, discountShare, margin } = solveFor(base, "revenue", 30_000_000);
    // all come back: the 27,000.00 of those who have not yet, four times
    expect(repeatRate).toEqual({
      kind: "beyond",
      value: 1,
      reaches: expect.closeTo(18_100_000, 3),
    });
    expect(discountShare).toMatchObject({ kind: "beyond", value: 0 });
    expect(lifespan).toMatchObject({ kind: "beyond", value: 20 });
    expect(margin).toEqual({ kind: "without-effect" });
  });

  it("says of a lever that is not known that it is not, and takes no target of nothing", () => {
    const unknown: Base = { ...base, now: { ...base.now, discountShare: null, margin: null } };
    const answers = solveFor(unknown, "revenue", 11_000_000);
    expect([answers.discountShare.kind, answers.margin.kind]).toEqual(["unknown", "unknown"]);
    expect(solveFor(unknown, "profit", 1_000_000).repeatRate.kind).toBe("unknown");
    for (const target of [0, -1, NaN])
      expect(() => solveFor(base, "revenue", target)).toThrow(RangeError);
  });
});
