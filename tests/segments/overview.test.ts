import { describe, expect, it } from "vitest";
import { stateKeys } from "../../app/clv/states/states.ts";
import { segmentGroups } from "../../app/segments/overview.ts";

const still = { in: 0, out: 0 };
const groups = segmentGroups([
  {
    state: "vip",
    customers: 30,
    valueAtRiskMinor: 0,
    revenueMinor: 900,
    orders: 90,
    week: { in: 1, out: 0 },
    month: still,
  },
  {
    state: "slipping",
    customers: 10,
    valueAtRiskMinor: 500,
    revenueMinor: 100,
    orders: 10,
    week: { in: 4, out: 1 },
    month: still,
  },
]);
const segments = groups.flatMap((group) => group.segments);

describe("the segments page", () => {
  it("shows every state once, also those nobody is in", () => {
    expect(segments.map((segment) => segment.state).sort()).toEqual([...stateKeys].sort());
  });

  it("counts every customer in exactly one segment", () => {
    expect(segments.reduce((sum, segment) => sum + segment.customers, 0)).toBe(40);
    expect(segments.reduce((sum, segment) => sum + segment.share!, 0)).toBeCloseTo(1, 12);
  });

  it("shows who moved, and that nobody did where nothing is known", () => {
    const of = (state: string) => segments.find((segment) => segment.state === state)!;
    expect(of("slipping").week).toEqual({ in: 4, out: 1 });
    expect(of("cooling").week).toEqual({ in: 0, out: 0 });
  });

  it("of a handful of customers, or nobody, tells no shares", () => {
    const [row] = groups
      .flatMap(({ segments }) => segments)
      .filter(({ customers }) => customers > 0);
    for (const customers of [0, 1, 9])
      expect(
        segmentGroups(customers === 0 ? [] : [{ ...row!, customers, orders: customers }])
          .flatMap((group) => group.segments)
          .map(({ share }) => share),
      ).toEqual(stateKeys.map(() => null));
  });
});
