import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cohortRetention } from "../../app/clv/pictures/cohorts.ts";
import { emptyColumns, emptyScores } from "../../app/clv/fit/columns.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { chanceMap, expectedBuyers } from "../../app/clv/pictures/chance-map.ts";
import { firstOrders } from "../../app/clv/pictures/first-order-groups.ts";
import { winBackCurve } from "../../app/clv/states/win-back.ts";
import { kaplanMeier } from "../../app/numeric/kaplan-meier.ts";

function shopOf(people: { chance: number; minor: number }[]) {
  const columns = emptyColumns(people.length);
  const scores = emptyScores(people.length);
  columns.n = people.length;
  people.forEach(({ chance, minor }, i) => {
    columns.revenueMinor[i] = minor;
    scores.pOrder365[i] = chance;
    scores.pOrder90[i] = chance / 2;
  });
  return { columns, scores };
}

describe("the map of the chance of an order against value", () => {
  it("has every customer once, where the list of customers would put them", () => {
    const person = fc.record({
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
      minor: fc.integer({ min: 0, max: 50 }),
    });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 200 }), (people) => {
        const { columns, scores } = shopOf(people);
        const { places, spentFrom } = chanceMap(columns, scores)!;
        const [middle, upper] = spentFrom;
        expect(middle).toBeLessThanOrEqual(upper);
        places.forEach((row, r) =>
          row.forEach((place, s) => {
            const inside = people.filter(
              ({ chance, minor }) =>
                chance >= [0, 0.2, 0.5][r]! &&
                chance < [0.2, 0.5, 2][r]! &&
                minor >= [0, middle, upper][s]! &&
                minor < [middle, upper, Infinity][s]!,
            );
            expect(place.customers).toBe(inside.length);
            expect(place.revenueMinor).toBe(inside.reduce((sum, { minor }) => sum + minor, 0));
          }),
        );
      }),
    );
  });

  it("begins its columns with the upper half and the upper fifth where all differ", () => {
    const { columns, scores } = shopOf(
      Array.from({ length: 100 }, (_, i) => ({ chance: i / 100, minor: i })),
    );
    const map = chanceMap(columns, scores)!;
    expect(map.spentFrom).toEqual([50, 80]);
    expect(map.places.map((row) => row.map(({ customers }) => customers))).toEqual([
      [20, 0, 0],
      [30, 0, 0],
      [0, 30, 20],
    ]);
  });

  it("keeps customers who are alike together", () => {
    const { columns, scores } = shopOf(
      Array.from({ length: 50 }, (_, i) => ({ chance: 0.5, minor: i < 40 ? 100 : 900 })),
    );
    const map = chanceMap(columns, scores)!;
    expect(map.places[2]!.map(({ customers }) => customers)).toEqual([0, 40, 10]);
  });

  it("counts those expected to order as the sum of their chances", () => {
    const { columns, scores } = shopOf([
      { chance: 0.5, minor: 1 },
      { chance: 0.3, minor: 1 },
    ]);
    expect(expectedBuyers(columns, scores)).toEqual({ customers: 2, in90: 0.4, in365: 0.8 });
  });

  it("is not drawn without chances", () => {
    const { columns, scores } = shopOf([{ chance: NaN, minor: 1 }]);
    expect(chanceMap(columns, scores)).toBeNull();
    expect(expectedBuyers(columns, scores)).toBeNull();
  });
});

describe("the win-back curve", () => {
  // of 1,000 first buyers 100 return on each of the days 10, 20 and 100; the rest are watched for 400 days
  const curve = kaplanMeier([
    { time: 10, events: 100, censored: 0 },
    { time: 20, events: 100, censored: 0 },
    { time: 100, events: 100, censored: 0 },
    { time: 399, events: 1, censored: 0 },
    { time: 400, events: 0, censored: 699 },
  ]);

  it("is the chance of a second order within 90 days of those without one", () => {
    const points = winBackCurve(curve, 400);
    const chanceAt = (day: number) => points.findLast((point) => point.day <= day)!.chance;
    expect(points[0]).toEqual({ day: 0, chance: expect.closeTo(0.2, 10) });
    expect(chanceAt(15)).toBeCloseTo(200 / 900, 10);
    expect(chanceAt(60)).toBeCloseTo(100 / 800, 10);
    expect(chanceAt(150)).toBe(0);
  });

  it("ends where there are no 90 days to see, in at most sixty points", () => {
    const points = winBackCurve(curve, 400);
    expect(points.at(-1)!.day).toBeLessThanOrEqual(310);
    expect(points.length).toBeLessThanOrEqual(60);
    expect(winBackCurve(curve, 80)).toEqual([]);
    expect(winBackCurve([], 400)).toEqual([]);
  });

  it("ends where too few were watched to say anything", () => {
    const thin = kaplanMeier([
      { time: 50, events: 50, censored: 100 },
      { time: 300, events: 1, censored: 9 },
    ]);
    expect(winBackCurve(thin, 300)).toEqual([]);
  });
});

describe("second orders by the first one", () => {
  const waits = [
    { time: 30, events: 60, censored: 0 },
    { time: 200, events: 0, censored: 40 },
  ];
  const all = { kind: "all" as const, key: "", name: null };

  it("give the median and the share within 90 days", () => {
    const found = firstOrders([
      { ...all, waits },
      { kind: "product", key: "7", name: "Tea", waits },
    ])!;
    const [group] = found.groups;
    expect(group).toMatchObject({ name: "Tea", customers: 100, median: { value: 30 } });
    expect(group!.back90!.value).toBeCloseTo(0.6, 10);
    expect(group!.back90!.low).toBeLessThan(0.6);
    expect(group!.back90!.high).toBeGreaterThan(0.6);
    expect(found.back90).toEqual(group!.back90);
  });

  it("leave out groups too small to compare, and shares nobody was watched long enough for", () => {
    const few = [{ time: 10, events: 5, censored: 20 }];
    const young = [{ time: 10, events: 20, censored: 20 }];
    const { groups } = firstOrders([
      { ...all, waits: young },
      { kind: "channel", key: "few", name: null, waits: few },
      { kind: "channel", key: "young", name: null, waits: young },
    ])!;
    expect(groups.map(({ key, back90, against }) => ({ key, back90, against }))).toEqual([
      { key: "young", back90: null, against: null },
    ]);
  });
});

it("revenue of a cohort counts orders of one day and of several", () => {
  const january = Date.UTC(2026, 0, 1) / 86_400_000;
  const ledger = buildLedger(
    {
      customer: [0, 0, 0, 1],
      day: [january, january, january + 40, january + 3],
      amount: [1000, 500, 700, 2000],
    },
    2,
  );
  const [cohort] = cohortRetention(ledger, january + 45);
  expect(cohort!.cells.map(({ revenueMinor }) => revenueMinor)).toEqual([3500, 700]);
});
