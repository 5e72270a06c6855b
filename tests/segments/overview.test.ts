import { describe, expect, it } from "vitest";
import { stateKeys } from "../../app/clv/states.ts";
import { segmentGroups } from "../../app/segments/overview.ts";

const facts = [
  { state: "vip", customers: 30, valueAtRiskMinor: 0, revenueMinor: 900 },
  { state: "slipping", customers: 10, valueAtRiskMinor: 500, revenueMinor: 100 },
] as const;

const groups = segmentGroups(
  [...facts],
  [
    { fromState: null, toState: "vip", customers: 99 },
    { fromState: "active", toState: "slipping", customers: 4 },
    { fromState: "slipping", toState: "vip", customers: 1 },
  ],
  [],
);
const segments = groups.flatMap((group) => group.segments);

describe("the segments page", () => {
  it("shows every state once, also those nobody is in", () => {
    expect(segments.map((segment) => segment.state).sort()).toEqual([...stateKeys].sort());
  });

  it("counts every customer in exactly one segment", () => {
    expect(segments.reduce((sum, segment) => sum + segment.customers, 0)).toBe(40);
    expect(segments.reduce((sum, segment) => sum + segment.share, 0)).toBeCloseTo(1, 12);
  });

  it("counts who moved in and out, and not a first order as a move", () => {
    const of = (state: string) => segments.find((segment) => segment.state === state)!;
    expect(of("slipping").week).toEqual({ in: 4, out: 1 });
    expect(of("vip").week).toEqual({ in: 1, out: 0 });
    expect(of("vip").month).toEqual({ in: 0, out: 0 });
  });

  it("of an empty shop has shares of zero", () => {
    const empty = segmentGroups([], [], []).flatMap((group) => group.segments);
    expect(empty.every((segment) => segment.share === 0)).toBe(true);
  });
});
